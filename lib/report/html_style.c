/* SPDX-License-Identifier: MIT */
/* The style sheet of a page. */
#include "base/characters.h"
#include "report/html_parts.h"

/* Words stand on these colours with a contrast of at least 7 to 1. */
static const char screen[] =
    ":root{color-scheme:light}\n"
    "*{box-sizing:border-box}\n"
    "html{font:16px/1.5 system-ui,-apple-system,\"Segoe UI\",Roboto,\"Liberation Sans\",Arial,sans-serif;"
    "color:#1a1a1a;background:#fff;-webkit-text-size-adjust:100%}\n"
    "body{margin:0 auto;padding:0 1.25rem 4rem;max-width:75rem;overflow-wrap:break-word}\n"
    "h1,h2,h3,figcaption,caption{line-height:1.25;text-align:left}\n"
    "h1{font-size:2rem;margin:.25rem 0 1.5rem;max-width:46rem}\n"
    "h2{font-size:1.5rem;margin:2.5rem 0 .75rem;padding-top:.75rem;border-top:2px solid #12395f;max-width:46rem}\n"
    "h3{font-size:1.2rem;margin:1.75rem 0 .5rem;max-width:46rem}\n"
    "p,li,nav{max-width:46rem}\n"
    "p{margin:0 0 1rem}\n"
    "ul{margin:0 0 1rem;padding-left:1.4rem}\n"
    "li{margin:.2rem 0}\n"
    "a{color:#0b4f8a}\n"
    "a:focus-visible,.scroll:focus-visible{outline:3px solid #b0410e;outline-offset:2px}\n"
    ".skip{position:absolute;left:-100vw;background:#fff;padding:.5rem 1rem}\n"
    ".skip:focus{left:0;top:0;z-index:1}\n"
    ".mark{max-width:none;margin:0 -1.25rem;padding:.5rem 1.25rem;background:#7a1f0a;color:#fff;font-weight:700}\n"
    "header{margin-top:2rem}\n"
    ".publisher{margin:0;color:#444}\n"
    ".first{border:2px solid #a8380b;background:#fff4ee;padding:.75rem 1.25rem;margin:0 0 2rem}\n"
    ".first h2{margin:0 0 .5rem;padding:0;border:0;color:#7a1f0a}\n"
    ".first p{margin:.5rem 0 .25rem}.first ul{margin:0 0 .5rem}\n"
    ".alert{font-weight:700}\n"
    "nav{background:#f1f4f7;padding:.75rem 1.25rem;margin:0 0 2rem}\n"
    "nav h2{font-size:1rem;margin:0 0 .25rem;padding:0;border:0}\n"
    "nav ul{margin:0}\n"
    ".note{font-size:.875rem;color:#3d3d3d;margin:.35rem 0}\n"
    ".table,figure{margin:1.25rem 0 2rem}\n"
    ".scroll{overflow-x:auto}\n"
    "caption,figcaption{font-weight:700;padding:0 0 .5rem}\n"
    "figcaption,svg{max-width:46rem}\n"
    "table{border-collapse:collapse;font-size:.9375rem;line-height:1.35}\n"
    "th,td{padding:.3rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid #c9ced3;"
    "white-space:pre-line}\n"
    "thead th{vertical-align:bottom;border-bottom:2px solid #12395f}\n"
    "tbody th{font-weight:400}\n"
    "tbody tr:last-child>*{border-bottom:1px solid #12395f}\n"
    "th.num,td.num{text-align:right;font-variant-numeric:tabular-nums lining-nums}\n"
    "td.num,td.date,tbody th.num,tbody th.date{white-space:nowrap}\n"
    ".long{min-width:18rem}\n";

static const char colours[] =
    ".bad{background:#f6c3ad}.weak{background:#fde7c5}.good{background:#d9e9f5}.best{background:#a9cde8}\n"
    ".h0{background:#fff}.h1{background:#f6fafd}.h2{background:#edf4fa}.h3{background:#e3eff7}"
    ".h4{background:#d9e9f5}.h5{background:#cee2f1}.h6{background:#c3dbee}.h7{background:#b7d4ea}"
    ".h8{background:#abcde6}.h9{background:#9ec5e2}.h10{background:#90bcdd}\n"
    /* Orange to blue; the four that follow on differ in print without colour as well. */
    ".s0{fill:#b0410e}.s1{fill:#fdc67f}.s2{fill:#f1eee6}.s3{fill:#5b9fc9}.s4{fill:#0b3a66}.s5{fill:#8a8a8a}"
    ".s6{fill:#d0d0d0}\n"
    ".s0,.s1,.s2,.s3,.s4,.s5,.s6{stroke:#fff;stroke-width:1.5}\n"
    "svg{display:block;width:100%;min-width:38rem;height:auto;font-size:15px;fill:#1a1a1a}\n"
    ".n0,.n4{fill:#fff}\n"
    ".tick{fill:#444}.absent{fill:#444;font-style:italic}\n"
    ".grid{stroke:#d3d7db}.axis{stroke:#555}\n"
    ".bar{fill:#5b9fc9}\n"
    ".whisker{stroke:#1a1a1a;stroke-width:1.5}\n"
    ".target{stroke:#b0410e;stroke-width:2;stroke-dasharray:6 4}\n"
    ".joined{stroke:#12395f;stroke-width:2.5}.point{fill:#12395f}\n"
    ".value{font-variant-numeric:tabular-nums;paint-order:stroke;stroke:#fff;stroke-width:4}\n";

/* A wide table turns its pages, a wider one has smaller type, then larger paper, and the widest breaks its words
 * (never its figures, that would be read for others), since paper has no bar to scroll with. */
static const char paper[] = "@page{size:A4;margin:16mm 15mm;@bottom-right{content:counter(page) \" / \" counter(pages);"
                            "font:9pt sans-serif}}\n"
                            "@page across{size:A4 landscape;margin:13mm 12mm}\n"
                            "@page broad{size:A3 landscape;margin:13mm 12mm}\n"
                            "@media print{\n"
                            "html{font-size:10.5pt}\n"
                            "body{max-width:none;padding:0}\n"
                            "nav,.skip{display:none}\n"
                            ".mark{margin:0;background:none;color:#7a1f0a;border:2px solid #7a1f0a}\n"
                            "h1,h2,h3,p,li,figcaption,svg{max-width:none}\n"
                            "h2,h3,figcaption,caption{break-after:avoid}\n"
                            "p,li{orphans:3;widows:3}\n"
                            "figure,tr{break-inside:avoid}\n"
                            "thead{display:table-header-group}\n"
                            ".scroll{overflow:visible}\n"
                            "svg{min-width:0;max-height:222mm}\n"
                            ".long{min-width:13em}\n"
                            "table{font-size:9pt}\n"
                            ".across{page:across}\n"
                            ".small table{font-size:6.5pt}\n"
                            ".small .note{font-size:7.5pt}\n"
                            ".small th,.small td{padding:.15rem .25rem}\n"
                            ".broad{page:broad}\n"
                            ".broken table{font-size:5.5pt}\n"
                            ".broken .long{min-width:0}.broken tbody th{min-width:5em}\n"
                            ".broken th,.broken td:not(.num,.date){overflow-wrap:anywhere;hyphens:auto}\n"
                            "a{color:inherit;text-decoration:none}\n"
                            "td,th,svg,.mark{print-color-adjust:exact;-webkit-print-color-adjust:exact}\n"
                            "}\n";

/* WORDS as a string of CSS: whatever is neither a letter, a digit nor beyond ASCII by its number. */
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

void ca_html_style(ca_text *to, const char *mark)
{
    ca_text_add(to, screen);
    ca_text_add(to, colours);
    ca_text_add(to, paper);
    if (mark) {
        ca_text_add(to, "@page{@bottom-left{font:bold 9pt sans-serif;content:");
        add_string(to, mark);
        ca_text_add(to, "}}\n");
    }
}
