/* SPDX-License-Identifier: MIT */
/* The first page in HTML. What a chart shows is said in a list that only screen readers see; the chart is hidden from them. */
#include "report/html_front.h"

#include "base/markup.h"
#include "report/svg_front.h"

const char ca_html_front_style[] =
    ".line{margin:0;font-size:.9rem;border-bottom:3px solid var(--rule);padding-bottom:.25rem;max-width:60rem}\n"
    "header{margin-top:.8rem}h1{font-size:1.65rem;margin:.4rem 0 .4rem;max-width:60rem}\n"
    ".front{max-width:60rem;font-size:.9rem;line-height:1.38;margin-bottom:2rem}\n"
    ".front p,.front ul,.front ol,.front li{max-width:none}\n"
    ".front h2,.front h3{font-size:1.02rem;line-height:1.2;margin:0 0 .1rem;padding:0;border:0;max-width:none}\n"
    ".front h2.tool{font-size:1.25rem;margin:1rem 0 .3rem;border-top:3px solid var(--rule);padding-top:.3rem}\n"
    ".front .stand{font-size:1rem;margin:0 0 .6rem}\n"
    ".front .first,.ask{border:2px solid var(--alarm);background:var(--first);padding:.4rem .75rem .5rem;margin:0 0 "
    ".7rem}\n"
    ".front .first h2{margin:0;color:var(--warn)}\n"
    ".ask{border-color:var(--rule);background:none;margin-top:.7rem}\n"
    ".front ul,.front ol{margin:.1rem 0 0;padding-left:1.2rem}.front li{margin:.1rem 0}\n"
    ".parts{display:grid;grid-template-columns:1fr 1fr;gap:.6rem 1.5rem}\n"
    ".parts>section{border-top:1px solid var(--line);padding-top:.3rem;min-width:0}\n"
    ".parts>.areas{grid-row:span 2}\n"
    ".front .sub{margin:0 0 .3rem;color:var(--mut);font-size:.8rem}\n"
    ".front svg{min-width:0;max-width:none;font-size:10.5px}\n"
    ".front .keys,.front .themes{list-style:none;padding:0}\n"
    ".front .keys{display:flex;flex-wrap:wrap;gap:0 .9rem;font-size:.85rem}\n"
    ".front .keys svg{display:inline-block;width:.7em;height:.7em;margin-right:.3em}\n"
    ".rows{display:grid;grid-template-columns:minmax(0,1fr) 8rem auto;gap:.02rem "
    ".5rem;align-items:center;font-size:.85rem}\n"
    ".rows>*{line-height:1.2}.rows .figure{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}\n"
    ".rows .few{color:var(--mut);font-size:.92em}\n"
    ".themes li{display:flex;justify-content:space-between;gap:.6rem;border-bottom:1px dotted var(--line)}\n"
    ".said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}\n"
    ".front .foot{font-size:.78rem;color:var(--mut);margin:.3rem 0 0}\n"
    ".strong{font-weight:700}.dot{fill:var(--rule)}.front "
    ".hollow{fill:var(--paper);stroke:var(--rule)}.far{fill:var(--alarm)}.aim{fill:var(--alarm)}\n"
    ".inner,.outer{fill:none;stroke:var(--mut);stroke-width:1}.inner{stroke-dasharray:3 2}\n"
    /* A phone has the whole of it within two screens, but for the funnel and the sentence on its limits; notes below headings are only
     * said. */
    "@media screen and (max-width:40rem){body{padding:0 .65rem 4rem}.mark{margin:0 -.65rem;padding:.1rem .65rem}"
    ".front{font-size:.79rem;line-height:1.2}.line{font-size:.75rem;line-height:1.2;padding-bottom:.1rem}"
    "header{margin-top:.2rem}h1{font-size:1.1rem;line-height:1.15;margin:.15rem 0 .2rem}"
    ".front .stand{font-size:.8rem;margin:0 0 .3rem}.front h2,.front h3{font-size:.88rem;line-height:1.15;margin:0}"
    ".parts{grid-template-columns:minmax(0,1fr);gap:.2rem}.parts>section{padding-top:.1rem}"
    ".front .first,.ask{margin:.2rem 0;padding:.15rem .4rem}.front ul,.front ol{margin:0;padding-left:1rem}"
    ".front .keys,.front .themes{padding:0}.front li{margin:0}.front .keys{gap:0 .6rem;font-size:.75rem}"
    ".rows{grid-template-columns:minmax(0,1fr) 5rem auto;font-size:.75rem}.front .foot{font-size:.7rem;margin:0}"
    ".front .sub{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}"
    ".rows .minor,.front .funnel,.front .groups+ul{display:none}}\n"
    "@page:first{margin:9mm 11mm 12mm}\n"
    "@media print{.front{max-width:none;font-size:7.9pt;line-height:1.24;break-after:page}"
    "h1{font-size:14.5pt;margin:0 0 1mm}.line{font-size:8.5pt;max-width:none}.front "
    ".stand{font-size:8.4pt;margin-bottom:1mm}"
    "header{margin-top:1mm}.mark{padding:.5mm 2mm;font-size:8.5pt}.front .sub{font-size:7.2pt;margin-bottom:.5mm}"
    ".front h2,.front h3{font-size:9pt}.parts{gap:.8mm 6mm}.parts>section{padding-top:.6mm}"
    ".parts>section,.first,.ask{break-inside:avoid}.front .first,.ask{margin:0 0 1mm;padding:.8mm 2.5mm}"
    ".rows{grid-template-columns:minmax(0,1fr) 24mm auto;font-size:7.4pt;gap:0 2mm}.front .keys{font-size:7.4pt}"
    ".front .foot{font-size:6.8pt;margin:0}.front svg{max-height:none}"
    ".front .better svg{max-height:24mm}}\n";

typedef struct {
    ca_text *to;
    const ca_tables *set;
    const char *const *ids;
    size_t at; /* the current row */
    bool several;
    size_t tool; /* the number of the current audit tool, from 1 */
    int target;  /* the row of the target of the current audit tool, or CA_NO_COLUMN */
} front;

static const ca_cell *cell_at(const front *f, size_t row, enum ca_front_column column)
{
    return &f->set->front->cells[row * f->set->front->column_count + (size_t)column];
}

static const ca_front_row *row_at(const front *f, size_t row)
{
    return row < f->set->front_row_count ? &f->set->front_rows[row] : NULL;
}

static void add_cell(const front *f, size_t row, enum ca_front_column column)
{
    ca_cell_markup(f->to, cell_at(f, row, column));
}

/* Appends a link to the table with the whole figures of a row, if it has one. */
static void add_more(const front *f, size_t row)
{
    const ca_cell *more = cell_at(f, row, CA_FRONT_MORE_COLUMN);
    if (more->kind != CA_CELL_LINK || more->number < 0 || (uint64_t)more->number >= f->set->count)
        return;
    ca_text_format(f->to, " <a href=\"#%s\"", f->ids[more->number]);
    ca_text_add(f->to, ">See the table<span class=\"said\">: ");
    ca_markup_words(f->to, f->set->tables[more->number]->title);
    ca_text_add(f->to, "</span></a>");
}

void ca_html_front_line(ca_text *to, const ca_tables *set)
{
    front f = {.to = to, .set = set};
    for (size_t i = 0; i < set->front_row_count; i++)
        if (set->front_rows[i].part == CA_FRONT_TITLE && set->front_rows[i].role == CA_FRONT_NOTE) {
            ca_text_add(to, "<p class=\"line\">");
            add_cell(&f, i, CA_FRONT_WORDS_COLUMN);
            ca_text_add(to, "</p>\n");
        }
}

/* Appends the sentences from the current row on as one paragraph. */
static void add_lead(front *f)
{
    const ca_front_row *first = row_at(f, f->at), *row;
    bool any = false;
    for (; (row = row_at(f, f->at)) && row->part == first->part && row->role == CA_FRONT_SENTENCE; f->at++) {
        ca_text_add(f->to, any ? " " : "<p class=\"stand\">");
        add_cell(f, f->at, CA_FRONT_WORDS_COLUMN);
        any = true;
    }
    if (any)
        ca_text_add(f->to, "</p>\n");
}

/* Begins a part of STYLE, which its id is made of, with the audit tool's number if there are several. */
static void begin_section(const front *f, const char *style, size_t row, int level)
{
    ca_text id = {0};
    ca_text_format(&id, "front.%s", style);
    if (level > 2)
        ca_text_format(&id, ".%zu", f->tool);
    ca_text_format(f->to, "<section class=\"%s\" aria-labelledby=\"%s\">\n<h%d id=\"%s\">", style, id.at, level, id.at);
    ca_text_free(&id);
    add_cell(f, row, CA_FRONT_PART_COLUMN);
    if (row_at(f, row)->role == CA_FRONT_FINDING) {
        ca_text_byte(f->to, ' ');
        add_cell(f, row, CA_FRONT_WORDS_COLUMN);
    }
    ca_text_format(f->to, "</h%d>\n", level);
}

/* Appends what to act on first: duties, each with a line for each of its items. */
static void add_act(front *f)
{
    bool open = false;
    begin_section(f, "first", f->at, 2);
    ca_text_add(f->to, "<ul>\n");
    for (; row_at(f, f->at) && row_at(f, f->at)->part == CA_FRONT_ACT; f->at++) {
        if (row_at(f, f->at)->role == CA_FRONT_SENTENCE) {
            ca_text_add(f->to, open ? "</li>\n<li><b>" : "<li><b>");
            add_cell(f, f->at, CA_FRONT_WORDS_COLUMN);
            ca_text_add(f->to, "</b>");
            add_more(f, f->at);
            open = true;
        } else {
            ca_text_add(f->to, "<br/>");
            add_cell(f, f->at, CA_FRONT_WORDS_COLUMN);
        }
    }
    ca_text_add(f->to, open ? "</li>\n</ul>\n</section>\n" : "</ul>\n</section>\n");
}

/* Appends the figures in words, for those who do not see the chart. */
static void say(const front *f, const ca_front_rows *rows)
{
    ca_text_add(f->to, "<ul class=\"said\">\n");
    for (size_t i = 0; i < rows->count; i++) {
        ca_text_add(f->to, "<li>");
        ca_markup_words(f->to, row_at(f, rows->first + i)->told);
        ca_text_add(f->to, "</li>\n");
    }
    ca_text_add(f->to, "</ul>\n");
}

/* Appends the colours of a bar, each with its name and number. */
static void add_keys(const front *f, const ca_front_rows *rows)
{
    ca_text_add(f->to, "<ul class=\"keys\" aria-hidden=\"true\">\n");
    for (size_t i = 0; i < rows->count; i++) {
        ca_text_format(f->to,
                       "<li><svg aria-hidden=\"true\" viewBox=\"0 0 10 10\"><rect class=\"s%zu\" width=\"10\" "
                       "height=\"10\"/></svg>",
                       ca_svg_front_colour(rows, i));
        add_cell(f, rows->first + i, CA_FRONT_WORDS_COLUMN);
        ca_text_byte(f->to, ' ');
        add_cell(f, rows->first + i, CA_FRONT_NUMBER_COLUMN);
        ca_text_add(f->to, "</li>\n");
    }
    ca_text_add(f->to, "</ul>\n");
}

static void add_percent(const front *f, size_t row)
{
    ca_text_add(f->to, "<b>");
    ca_markup_text(f->to, cell_at(f, row, CA_FRONT_PERCENT_COLUMN)->text);
    ca_text_add(f->to, "</b> ");
}

/* Appends the meaning of the marks and lines of the areas. */
static void add_areas_key(const front *f, const ca_front_rows *rows)
{
    bool before = false;
    for (size_t i = 0; i < rows->count; i++)
        before |= cell_at(f, rows->first + i, CA_FRONT_PERCENT_BEFORE_COLUMN)->kind == CA_CELL_PERCENT;
    ca_text_format(f->to, "<p class=\"foot\" aria-hidden=\"true\">%s; lines: 0%%, 50%%, 100%%%s</p>\n",
                   before ? "○ before, ● now, ▲▼ clear change" : "● now",
                   f->target == CA_NO_COLUMN ? "" : "; dashed: target");
}

static void add_areas(const front *f, const ca_front_rows *rows)
{
    ca_text_add(f->to, "<div class=\"rows\" aria-hidden=\"true\">\n");
    for (size_t i = 0; i < rows->count; i++) {
        size_t row = rows->first + i;
        const ca_cell *percent = cell_at(f, row, CA_FRONT_PERCENT_COLUMN),
                      *remark = cell_at(f, row, CA_FRONT_REMARK_COLUMN);
        const char *minor = row_at(f, row)->minor ? " minor" : "";
        ca_text_format(f->to, "<span class=\"name%s\">", minor);
        add_cell(f, row, CA_FRONT_WORDS_COLUMN);
        ca_text_format(f->to, "</span>\n<span class=\"plot%s\">", minor);
        ca_svg_front_strip(f->to, rows, i, f->target);
        ca_text_format(f->to, "</span>\n<span class=\"figure%s\">", minor);
        if (percent->kind == CA_CELL_PERCENT)
            add_percent(f, row);
        if (remark->text.size)
            ca_text_add(f->to, ca_slice_is(remark->text, "a clear fall") ? "▼ " : "▲ ");
        ca_text_add(f->to, "<span class=\"few\">");
        if (percent->kind != CA_CELL_PERCENT) {
            add_cell(f, row, CA_FRONT_NUMBER_COLUMN);
            ca_text_byte(f->to, ' ');
        }
        ca_text_add(f->to, "of ");
        add_cell(f, row, CA_FRONT_OF_COLUMN);
        ca_text_add(f->to, "</span></span>\n");
    }
    ca_text_add(f->to, "</div>\n");
    add_areas_key(f, rows);
}

static void add_list(const front *f, const ca_front_rows *rows, const char *style)
{
    ca_text_format(f->to, "<ul class=\"%s\">\n", style);
    for (size_t i = 0; i < rows->count; i++) {
        ca_text_add(f->to, "<li>");
        ca_markup_words(f->to, row_at(f, rows->first + i)->told);
        ca_text_add(f->to, "</li>\n");
    }
    ca_text_add(f->to, "</ul>\n");
}

/* Appends the figures from the current row on as the chart of their part. */
static void add_figures(front *f, enum ca_front_part part)
{
    ca_front_rows rows = {f->set, f->at, 0};
    const ca_front_row *row;
    while ((row = row_at(f, f->at)) && row->part == part &&
           (row->role == CA_FRONT_FIGURE || row->role == CA_FRONT_TARGET)) {
        rows.count++;
        f->at++;
    }
    switch (part) {
    case CA_FRONT_GOOD:
    case CA_FRONT_ACTIONS:
        ca_svg_front_bar(f->to, &rows);
        add_keys(f, &rows);
        say(f, &rows);
        break;
    case CA_FRONT_BETTER:
        ca_svg_front_dots(f->to, &rows);
        say(f, &rows);
        break;
    case CA_FRONT_AREAS:
        add_areas(f, &rows);
        say(f, &rows);
        break;
    default: add_list(f, &rows, part == CA_FRONT_FOUND ? "themes" : "groups"); break;
    }
}

static void add_items(front *f)
{
    ca_text_add(f->to, "<ul>\n");
    const ca_front_row *first = row_at(f, f->at), *row;
    for (; (row = row_at(f, f->at)) && row->part == first->part && row->role == CA_FRONT_ITEM; f->at++) {
        ca_text_add(f->to, "<li>");
        add_cell(f, f->at, CA_FRONT_WORDS_COLUMN);
        ca_text_add(f->to, "</li>\n");
    }
    ca_text_add(f->to, "</ul>\n");
}

/* Appends one part of an audit tool: its heading, note, chart and items. */
static void add_part(front *f)
{
    static const char *const styles[] = {
        [CA_FRONT_GOOD] = "good-part",     [CA_FRONT_BETTER] = "better",   [CA_FRONT_AREAS] = "areas",
        [CA_FRONT_GROUPS] = "groups-part", [CA_FRONT_ACTIONS] = "actions", [CA_FRONT_FOUND] = "found",
        [CA_FRONT_SURE] = "sure"};
    enum ca_front_part part = row_at(f, f->at)->part;
    const ca_cell *more = cell_at(f, f->at, CA_FRONT_MORE_COLUMN);
    begin_section(f, styles[part], f->at, f->several ? 3 : 2);
    if (row_at(f, f->at)->role == CA_FRONT_FINDING)
        f->at++;
    while (row_at(f, f->at) && row_at(f, f->at)->part == part && row_at(f, f->at)->role != CA_FRONT_FINDING &&
           row_at(f, f->at)->role != CA_FRONT_TOOL) {
        if (row_at(f, f->at)->role == CA_FRONT_NOTE) {
            ca_text_add(f->to, "<p class=\"sub\">");
            add_cell(f, f->at++, CA_FRONT_WORDS_COLUMN);
            ca_text_add(f->to, "</p>\n");
            if (part == CA_FRONT_GROUPS && more->kind == CA_CELL_LINK)
                ca_svg_front_funnel(f->to, f->set->tables[more->number]);
        } else if (row_at(f, f->at)->role == CA_FRONT_ITEM) {
            add_items(f);
        } else {
            add_figures(f, part);
        }
    }
    ca_text_add(f->to, "</section>\n");
}

static bool is_part(const ca_front_row *row)
{
    return row && row->part >= CA_FRONT_GOOD && row->part <= CA_FRONT_SURE;
}

/* Finds the target of the audit tool whose rows begin at the current one. */
static void find_target(front *f)
{
    f->target = CA_NO_COLUMN;
    for (size_t row = f->at; is_part(row_at(f, row)) && (row == f->at || row_at(f, row)->role != CA_FRONT_TOOL); row++)
        if (row_at(f, row)->role == CA_FRONT_TARGET)
            f->target = (int)row;
}

static void add_tool(front *f)
{
    f->tool++;
    find_target(f);
    if (row_at(f, f->at)->role == CA_FRONT_TOOL) {
        ca_text_add(f->to, "<h2 class=\"tool\">");
        add_cell(f, f->at++, CA_FRONT_WORDS_COLUMN);
        ca_text_add(f->to, "</h2>\n");
        add_lead(f);
    }
    ca_text_add(f->to, "<div class=\"parts\">\n");
    while (is_part(row_at(f, f->at)) && row_at(f, f->at)->role != CA_FRONT_TOOL)
        add_part(f);
    ca_text_add(f->to, "</div>\n");
}

static void add_questions(front *f)
{
    begin_section(f, "ask", f->at, 2);
    bool none = row_at(f, f->at)->role == CA_FRONT_SENTENCE;
    ca_text_add(f->to, none ? "<p>" : "<ol>\n");
    for (; row_at(f, f->at) && row_at(f, f->at)->part == CA_FRONT_ASK; f->at++) {
        ca_text_add(f->to, none ? "" : "<li>");
        add_cell(f, f->at, CA_FRONT_WORDS_COLUMN);
        ca_text_add(f->to, none ? "" : "</li>\n");
    }
    ca_text_add(f->to, none ? "</p>\n</section>\n" : "</ol>\n</section>\n");
}

void ca_html_front(ca_text *to, const ca_tables *set, const char *const *ids)
{
    front f = {.to = to, .set = set, .ids = ids, .several = set->front->column_count > CA_FRONT_COLUMNS};
    ca_text_add(to, "<div class=\"front\">\n");
    while (row_at(&f, f.at) && row_at(&f, f.at)->part == CA_FRONT_TITLE && row_at(&f, f.at)->role != CA_FRONT_SENTENCE)
        f.at++;
    if (row_at(&f, f.at) && row_at(&f, f.at)->part == CA_FRONT_TITLE)
        add_lead(&f);
    while (row_at(&f, f.at)) {
        if (row_at(&f, f.at)->part == CA_FRONT_ACT)
            add_act(&f);
        else if (is_part(row_at(&f, f.at)))
            add_tool(&f);
        else if (row_at(&f, f.at)->part == CA_FRONT_ASK)
            add_questions(&f);
        else {
            ca_text_add(to, "<p class=\"foot\">");
            add_cell(&f, f.at++, CA_FRONT_WORDS_COLUMN);
            ca_text_add(to, "</p>\n");
        }
    }
    ca_text_add(to, "</div>\n");
}
