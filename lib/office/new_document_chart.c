/* SPDX-License-Identifier: MIT */
/* The part of a chart. The elements are in the order of the schema dml-chart.xsd of ECMA-376: Word refuses any other. */
#include "office/new_document_chart.h"

#include "base/markup.h"

enum { AXIS_OF_ROWS = 1, AXIS_OF_VALUES = 2 };

#define TEXT_OF(size, colour)                                                                  \
    "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"" size                         \
    "\" b=\"0\"><a:solidFill><a:srgbClr val=\"" colour "\"/></a:solidFill></a:defRPr></a:pPr>" \
    "<a:endParaRPr lang=\"en-GB\"/></a:p></c:txPr>"
#define LINE_OF(width, colour) "<a:ln w=\"" width "\"><a:solidFill><a:srgbClr val=\"" colour "\"/></a:solidFill></a:ln>"

static void add_names(ca_text *to, const ca_new_document_chart *chart)
{
    ca_text_format(to, "<c:cat><c:strLit><c:ptCount val=\"%zu\"/>", chart->row_count);
    for (size_t i = 0; i < chart->row_count; i++) {
        ca_text_format(to, "<c:pt idx=\"%zu\"><c:v>", i);
        ca_markup_text(to, chart->rows[i]);
        ca_text_add(to, "</c:v></c:pt>");
    }
    ca_text_add(to, "</c:strLit></c:cat>");
}

/* TENTHS is not negative. */
static void add_value(ca_text *to, size_t row, int64_t tenths)
{
    ca_text_format(to, "<c:pt idx=\"%zu\"><c:v>%lld.%lld</c:v></c:pt>", row, (long long)tenths / 10,
                   (long long)tenths % 10);
}

static void add_values(ca_text *to, const ca_new_document_chart *chart, const ca_new_document_series *series)
{
    ca_text_format(to, "<c:val><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val=\"%zu\"/>",
                   chart->row_count);
    for (size_t i = 0; i < chart->row_count; i++)
        if (series->points[i].known)
            add_value(to, i, series->points[i].tenths);
    ca_text_add(to, "</c:numLit></c:val>");
}

/* One side of the intervals: how far each is from its figure. */
static void add_side(ca_text *to, const char *side, const ca_new_document_chart *chart,
                     const ca_new_document_series *series, bool high)
{
    ca_text_format(to, "<c:%s><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val=\"%zu\"/>", side,
                   chart->row_count);
    for (size_t i = 0; i < chart->row_count; i++) {
        const ca_new_document_point *p = &series->points[i];
        if (p->known && p->bounded)
            add_value(to, i, high ? p->high - p->tenths : p->tenths - p->low);
    }
    ca_text_format(to, "</c:numLit></c:%s>", side);
}

static void add_intervals(ca_text *to, const ca_new_document_chart *chart, const ca_new_document_series *series)
{
    bool any = false;
    for (size_t i = 0; i < chart->row_count; i++)
        any = any || (series->points[i].known && series->points[i].bounded);
    if (!any)
        return;
    ca_text_add(to, "<c:errBars>");
    ca_text_add(to, chart->kind == CA_DOCUMENT_LINE ? "<c:errDir val=\"y\"/>" : "");
    ca_text_add(to, "<c:errBarType val=\"both\"/><c:errValType val=\"cust\"/><c:noEndCap val=\"0\"/>");
    add_side(to, "plus", chart, series, true);
    add_side(to, "minus", chart, series, false);
    ca_text_add(to, "<c:spPr>" LINE_OF("12700", "1A1A1A") "</c:spPr></c:errBars>");
}

/* The figures beside the bars or within them; no 0, since its bar has no width. */
static void add_labels(ca_text *to, const ca_new_document_chart *chart, const ca_new_document_series *series)
{
    bool stacked = chart->kind == CA_DOCUMENT_STACKED;
    ca_text_format(to, "<c:dLbls><c:numFmt formatCode=\"%s\" sourceLinked=\"0\"/><c:spPr><a:noFill/></c:spPr>",
                   stacked ? "0;;" : "0");
    ca_text_add(to, stacked && series->dark ? TEXT_OF("800", "FFFFFF") : TEXT_OF("800", "1A1A1A"));
    ca_text_format(to, "<c:dLblPos val=\"%s\"/>", stacked ? "ctr" : chart->kind == CA_DOCUMENT_LINE ? "r" : "inBase");
    ca_text_add(to,
                "<c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/>"
                "<c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/></c:dLbls>");
}

static void add_look(ca_text *to, const ca_new_document_chart *chart, const ca_new_document_series *series)
{
    if (chart->kind != CA_DOCUMENT_LINE) {
        ca_text_format(to,
                       "<c:spPr><a:solidFill><a:srgbClr val=\"%s\"/></a:solidFill>" LINE_OF(
                           "9525", "FFFFFF") "</c:spPr><c:invertIfNegative val=\"0\"/>",
                       series->colour);
        return;
    }
    ca_text_format(to, "<c:spPr><a:ln w=\"%d\"><a:solidFill><a:srgbClr val=\"%s\"/></a:solidFill>%s</a:ln></c:spPr>",
                   series->line ? 19050 : 28575, series->colour, series->line ? "<a:prstDash val=\"dash\"/>" : "");
    if (series->line)
        ca_text_add(to, "<c:marker><c:symbol val=\"none\"/></c:marker>");
    else
        ca_text_format(to,
                       "<c:marker><c:symbol val=\"circle\"/><c:size val=\"7\"/><c:spPr><a:solidFill><a:srgbClr "
                       "val=\"%s\"/></a:solidFill></c:spPr></c:marker>",
                       series->colour);
}

static void add_series(ca_text *to, const ca_new_document_chart *chart, size_t index)
{
    const ca_new_document_series *series = &chart->series[index];
    ca_text_format(to, "<c:ser><c:idx val=\"%zu\"/><c:order val=\"%zu\"/><c:tx><c:v>", index, index);
    ca_markup_text(to, series->name);
    ca_text_add(to, "</c:v></c:tx>");
    add_look(to, chart, series);
    if (!series->line) {
        add_labels(to, chart, series);
        add_intervals(to, chart, series);
    }
    add_names(to, chart);
    add_values(to, chart, series);
    ca_text_add(to, chart->kind == CA_DOCUMENT_LINE ? "<c:smooth val=\"0\"/></c:ser>" : "</c:ser>");
}

static void add_plot(ca_text *to, const ca_new_document_chart *chart)
{
    bool line = chart->kind == CA_DOCUMENT_LINE, stacked = chart->kind == CA_DOCUMENT_STACKED;
    ca_text_add(to, line ? "<c:lineChart>" : "<c:barChart><c:barDir val=\"bar\"/>");
    ca_text_format(to, "<c:grouping val=\"%s\"/><c:varyColors val=\"0\"/>",
                   line      ? "standard"
                   : stacked ? "percentStacked"
                             : "clustered");
    for (size_t i = 0; i < chart->series_count; i++)
        add_series(to, chart, i);
    if (!line)
        ca_text_add(to, "<c:gapWidth val=\"45\"/>");
    if (stacked)
        ca_text_add(to, "<c:overlap val=\"100\"/>");
    if (line)
        ca_text_add(to, "<c:marker val=\"1\"/>");
    ca_text_format(to, "<c:axId val=\"%d\"/><c:axId val=\"%d\"/>", AXIS_OF_ROWS, AXIS_OF_VALUES);
    ca_text_add(to, line ? "</c:lineChart>" : "</c:barChart>");
}

static void add_axes(ca_text *to, const ca_new_document_chart *chart)
{
    bool line = chart->kind == CA_DOCUMENT_LINE, stacked = chart->kind == CA_DOCUMENT_STACKED;
    /* Bars begin at the top; the axis of values then has to cross at the far end, to stay at the foot. */
    ca_text_format(
        to,
        "<c:catAx><c:axId val=\"%d\"/><c:scaling><c:orientation val=\"%s\"/></c:scaling><c:delete val=\"0\"/>"
        "<c:axPos val=\"%s\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/>"
        "<c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/><c:spPr>" LINE_OF(
            "9525",
            "555555") "</c:spPr>" TEXT_OF("900",
                                          "1A1A1A") "<c:crossAx val=\"%d\"/><c:crosses val=\"autoZero\"/><c:auto "
                                                    "val=\"0\"/><c:lblOffset val=\"100\"/><c:tickLblSkip "
                                                    "val=\"1\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx>",
        AXIS_OF_ROWS, line ? "minMax" : "maxMin", line ? "b" : "l", AXIS_OF_VALUES);
    ca_text_format(to,
                   "<c:valAx><c:axId val=\"%d\"/><c:scaling><c:orientation val=\"minMax\"/><c:max val=\"%s\"/><c:min "
                   "val=\"0\"/></c:scaling>",
                   AXIS_OF_VALUES, stacked ? "1" : "100");
    ca_text_format(
        to,
        "<c:delete val=\"0\"/><c:axPos val=\"%s\"/><c:majorGridlines><c:spPr>" LINE_OF(
            "6350", "D3D7DB") "</c:spPr></c:majorGridlines><c:numFmt formatCode=\"%s\" "
                              "sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/>"
                              "<c:minorTickMark val=\"none\"/><c:tickLblPos "
                              "val=\"nextTo\"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>" TEXT_OF(
                                  "800", "444444") "<c:crossAx val=\"%d\"/><c:crosses val=\"%s\"/><c:crossBetween "
                                                   "val=\"between\"/><c:majorUnit val=\"%s\"/></c:valAx>",
        line ? "l" : "b", stacked ? "0%" : "0&quot;%&quot;", AXIS_OF_ROWS, line ? "autoZero" : "max",
        stacked ? "0.2" : "20");
}

static bool needs_legend(const ca_new_document_chart *chart)
{
    return chart->series_count > 1;
}

void ca_new_document_chart_part(ca_text *to, const ca_new_document_chart *chart)
{
    ca_text_add(to, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                    "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" "
                    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">"
                    "<c:roundedCorners val=\"0\"/><c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea><c:layout/>");
    add_plot(to, chart);
    add_axes(to, chart);
    ca_text_add(to, "</c:plotArea>");
    if (needs_legend(chart))
        ca_text_add(to,
                    "<c:legend><c:legendPos val=\"t\"/><c:overlay val=\"0\"/>" TEXT_OF("900", "1A1A1A") "</c:legend>");
    ca_text_add(to,
                "<c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/>"
                "</a:ln></c:spPr></c:chartSpace>\n");
}

unsigned ca_new_document_chart_height(const ca_new_document_chart *chart)
{
    enum { LINE_HEIGHT = 55, MANY = 12, AXIS = 12, LEGEND = 8, MOST = 230 };
    size_t height = LINE_HEIGHT;
    if (chart->kind != CA_DOCUMENT_LINE)
        height = AXIS + (chart->row_count > MANY ? 11 : 14) * chart->row_count / 2;
    height += needs_legend(chart) ? LEGEND : 0;
    return height < MOST ? (unsigned)height : MOST;
}
