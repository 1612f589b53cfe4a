/* SPDX-License-Identifier: MIT */
/* The frame of an HTML page. */
#include "office/html_page.h"

#include "base/markup.h"
#include "base/utf8.h"

/* Text has a contrast of at least 7 to 1 on these colours. */
static const char screen[] =
    ":root{color-scheme:light;--ink:#1a1a1a;--paper:#fff;--mut:#444;--line:#c9ced3;--rule:#12395f;--link:#0b4f8a;"
    "--alarm:#a8380b;--warn:#7a1f0a;--box:#f1f4f7;--first:#fff4ee}\n"
    "@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--ink:#eceff1;--paper:#15191d;--mut:#b9c0c6;"
    "--line:#4a525a;--rule:#8fbde6;--link:#9cc8f0;--alarm:#ff9a70;--warn:#ffb596;--box:#20262c;--first:#2b1c15}}\n"
    "@media (forced-colors:active){:root{--ink:CanvasText;--paper:Canvas;--mut:CanvasText;--line:CanvasText;"
    "--rule:CanvasText;--link:LinkText;--alarm:CanvasText;--warn:CanvasText;--box:Canvas;--first:Canvas}}\n"
    "*{box-sizing:border-box}\n"
    "html{font:16px/1.5 -apple-system,\"Segoe UI\",Roboto,\"Liberation Sans\",Arial,sans-serif;"
    "color:var(--ink);background:var(--paper);-webkit-text-size-adjust:100%}\n"
    "body{margin:0 auto;padding:0 1.25rem 4rem;max-width:75rem;overflow-wrap:break-word}\n"
    "h1,h2,h3,h4,figcaption,caption{line-height:1.25;text-align:left}\n"
    "h1{font-size:2rem;margin:.25rem 0 1.5rem;max-width:46rem}\n"
    "h2{font-size:1.5rem;margin:2.5rem 0 .75rem;padding-top:.75rem;border-top:2px solid var(--rule);max-width:46rem}\n"
    "h3{font-size:1.2rem;margin:1.75rem 0 .5rem;max-width:46rem}\n"
    "p,li,nav{max-width:46rem}\n"
    "p{margin:0 0 1rem}\n"
    "ul{margin:0 0 1rem;padding-left:1.4rem}\n"
    "li{margin:.2rem 0}\n"
    "a{color:var(--link)}\n"
    "a:focus-visible,.scroll:focus-visible{outline:3px solid var(--alarm);outline-offset:2px}\n"
    ".skip{position:absolute;left:-100vw;background:var(--paper);padding:.5rem 1rem}\n"
    ".skip:focus{left:0;top:0;z-index:1}\n"
    ".mark{max-width:none;margin:0 -1.25rem;padding:.5rem 1.25rem;background:#7a1f0a;color:#fff;font-weight:700}\n"
    "header{margin-top:2rem}\n"
    ".publisher{margin:0;color:var(--mut)}\n"
    ".blank{background:#fff2cc;color:#1a1a1a;padding:.2rem .4rem}\n"
    "nav{background:var(--box);padding:.75rem 1.25rem;margin:0 0 2rem}\n"
    "nav h2{font-size:1rem;margin:0 0 .25rem;padding:0;border:0}\n"
    "nav ul{margin:0}\n"
    ".note{font-size:.875rem;color:var(--mut);margin:.35rem 0}\n"
    "caption>*{position:sticky;left:0;width:fit-content;max-width:min(46rem,calc(100vw - 1.3rem))}\n"
    "caption>*,figcaption>*{font-size:1rem;margin:0;padding:0;border:0}figcaption "
    "p{font-weight:400;font-size:.875rem}\n"
    ".choice{background:var(--box);padding:.5rem 1.25rem}\n"
    ".pan{display:none;font-size:.875rem}@media screen and (max-width:60rem){.pan{display:inline-block}}\n"
    ".onpaper{display:none}\n"
    ".table,figure{margin:1.25rem 0 2rem}\n"
    ".scroll{overflow-x:auto}\n"
    "caption,figcaption{font-weight:700;padding:0 0 .5rem}\n"
    "figcaption{max-width:46rem}figure svg{max-width:34rem}\n"
    ".multiples{columns:26rem;column-gap:2rem}.multiples svg,svg.shared{break-inside:avoid;margin-bottom:1.5rem}\n"
    "table{border-collapse:collapse;font-size:.9375rem;line-height:1.35}\n"
    "th,td{padding:.3rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);"
    "white-space:pre-line}\n"
    "thead th{vertical-align:bottom;border-bottom:2px solid var(--rule)}\n"
    "tbody th{font-weight:400}\n"
    "tbody tr:last-child>*{border-bottom:1px solid var(--rule)}\n"
    "th.num,td.num{text-align:right;font-variant-numeric:tabular-nums lining-nums}\n"
    "td.num,td.date,tbody th.num,tbody th.date{white-space:nowrap}\n"
    ".long{min-width:18rem}\n";

/* Paper cannot scroll: what is printed of a table may be fewer columns, and other words (data-p). One that is wide all the same has
 * a smaller font, a wider one landscape pages; the widest breaks words, but never figures, which would be misread. */
static const char paper[] =
    "@page{size:A4;margin:16mm 15mm;@bottom-right{content:counter(page) \" / \" counter(pages);"
    "font:9pt sans-serif}}\n"
    "@page across{size:A4 landscape;margin:13mm 12mm}\n"
    "@media print{\n"
    "html{font-size:10.5pt}\n"
    "body{max-width:none;padding:0}\n"
    "nav,.skip,.pan,.choice,ul.tables,.off,.unprinted .scroll{display:none}.onpaper{display:block}\n"
    "html:not(:has(#page\\.whole:checked)) .annex,html:has(#page\\.whole:checked) .short{display:none}\n"
    "[data-p]{font-size:0}[data-p]::after{content:attr(data-p);font-size:9pt}\n"
    ".mark{margin:0;background:none;color:#7a1f0a;border:2px solid #7a1f0a}\n"
    "h1,h2,h3,h4,p,li,figcaption{max-width:none}\n"
    "h2,h3,h4,figcaption,caption,thead{break-after:avoid}tbody tr:first-child{break-after:avoid}tbody "
    "tr:last-child{break-before:avoid}\n"
    "p,li{orphans:3;widows:3}p:has(+ul){break-after:avoid}\n"
    "figure,tr{break-inside:avoid}\n"
    "thead{display:table-header-group}\n"
    ".scroll{overflow:visible}\n"
    "figure svg{max-width:130mm;max-height:222mm}\n"
    ".multiples{columns:2}\n"
    ".long{min-width:13em}\n"
    "table{font-size:9pt}tbody th{min-width:9em}tbody th.num,tbody th.date{min-width:0}\n"
    ".across{page:across}\n"
    ".small table{font-size:7.5pt}.small [data-p]::after{font-size:7.5pt}.across table{font-size:6.5pt}\n"
    ".small .note{font-size:7.5pt}\n"
    ".small th,.small td{padding:.15rem .25rem}\n"
    ".broken table{font-size:5.5pt}\n"
    ".broken .long{min-width:0}.broken tbody th{min-width:5em}\n"
    ".broken th,.broken td:not(.num,.date){overflow-wrap:anywhere;hyphens:auto}\n"
    "a{color:inherit;text-decoration:none}\n"
    "td,th,svg,.mark{print-color-adjust:exact;-webkit-print-color-adjust:exact}\n"
    "}\n";

/* Appends WORDS as a string of CSS. All but letters, digits, spaces and characters beyond ASCII are escaped. */
static void add_string(ca_text *to, const char *words)
{
    ca_text line = {0};
    ca_text_on_one_line(&line, ca_slice_of(words));
    ca_text_byte(to, '"');
    for (size_t i = 0; i < line.size; i++) {
        unsigned char byte = (unsigned char)line.at[i];
        if (byte >= 0x80 || byte == ' ' || ca_character_is_letter_or_digit(line.at[i]))
            ca_text_byte(to, line.at[i]);
        else
            ca_text_format(to, "\\%x ", (unsigned)byte); /* the space ends the number */
    }
    ca_text_byte(to, '"');
    ca_text_free(&line);
}

static void add_meta(ca_text *to, const char *name, const char *content)
{
    if (!content || !*content)
        return;
    ca_text_format(to, "<meta name=\"%s\"", name);
    ca_markup_attribute(to, "content", content);
    ca_text_add(to, "/>\n");
}

void ca_html_page_begin(ca_text *to, const ca_html_head *head, const char *style, const char *last)
{
    ca_text_add(to, "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                    "style-src 'unsafe-inline'\"/>\n");
    add_meta(to, "viewport", "width=device-width, initial-scale=1");
    add_meta(to, "description", head->subject);
    add_meta(to, "author", head->author);
    ca_html_element(to, "<title>", head->title, "</title>");
    ca_text_add(to, "<style>\n");
    ca_text_add(to, screen);
    ca_text_add(to, style);
    ca_text_add(to, paper);
    if (head->mark) {
        ca_text_add(to, "@page{@bottom-left{font:bold 9pt sans-serif;content:");
        add_string(to, head->mark);
        ca_text_add(to, "}}\n");
    }
    ca_text_add(to, last);
    ca_text_add(to, "</style>\n</head>\n");
}

void ca_html_element(ca_text *to, const char *opening, const char *words, const char *closing)
{
    if (!words || !*words)
        return;
    ca_text_add(to, opening);
    ca_markup_words(to, words);
    ca_text_add(to, closing);
    ca_text_byte(to, '\n');
}
