/* SPDX-License-Identifier: MIT */
/* The parts of an answer in one cell of a Word form. */
#include "../check.h"
#include "base/text.h"
#include "forms/document_parts.h"

static const char letters[CA_DOCUMENT_PART_COUNT + 1] = "tgeicnd";

static const struct {
    enum ca_document_part first;
    const char *text, *pieces; /* "e:One.|i:Two." */
    enum ca_document_part last;
} cases[] = {
    {CA_PART_TEXT, "Seen alone.", "t:Seen alone.", CA_PART_TEXT},
    {CA_PART_TEXT, "", "", CA_PART_TEXT},
    {CA_PART_TEXT, "Evidence: One.\n\nTwo.\nImpact: Three.", "e:One.\n\nTwo.|i:Three.", CA_PART_IMPACT},
    {CA_PART_TEXT, "EVIDENCE\nOne.\nIMPACT\nTwo.", "e:One.|i:Two.", CA_PART_IMPACT},
    {CA_PART_TEXT, "Evidence: One. Impact: Two. Evidence: Three.", "e:One.|i:Two.|e:Three.", CA_PART_EVIDENCE},
    {CA_PART_TEXT, "E: One.\nI: Two.\nI saw him.", "e:One.|i:Two.\nI saw him.", CA_PART_IMPACT},
    {CA_PART_TEXT, "Impact \xE2\x80\x93 He laughs.", "i:He laughs.", CA_PART_IMPACT},
    {CA_PART_TEXT, "The main impact: he laughs.", "t:The main impact: he laughs.", CA_PART_TEXT},
    {CA_PART_TEXT, "Evidence of need: none.", "t:Evidence of need: none.", CA_PART_TEXT},
    {CA_PART_TEXT, "Judgement: Good\nSeen.", "g:Good|t:Seen.", CA_PART_TEXT},
    {CA_PART_TEXT, "Judgement: Good Evidence: Seen.", "g:Good|e:Seen.", CA_PART_EVIDENCE},
    {CA_PART_TEXT, "Score: 5 of 40.", "t:Score: 5 of 40.", CA_PART_TEXT},
    {CA_PART_GRADE, "Good\nEvidence: Seen.", "g:Good|e:Seen.", CA_PART_EVIDENCE},
    {CA_PART_TEXT, "Date seen:\n1/2/2017\nLater.", "d:1/2/2017|t:Later.", CA_PART_TEXT},
    {CA_PART_IMPACT, "come too late.\nEvidence: One.", "i:come too late.|e:One.", CA_PART_EVIDENCE},
    {CA_PART_TEXT, "Evidence:\nImpact: Two.", "i:Two.", CA_PART_IMPACT},
    {CA_PART_TEXT, "N/A because: too young", "n:too young", CA_PART_NA},
};

static void add(void *context, enum ca_document_part part, ca_slice piece)
{
    ca_text *to = context;
    ca_text_format(to, "%s%c:%.*s", to->size ? "|" : "", letters[part], (int)piece.size, piece.at);
}

static bool is_grade(void *context, ca_slice text)
{
    (void)context;
    return ca_slice_is(ca_slice_trimmed(text, " \n"), "Good");
}

int main(void)
{
    check_tally t = {0};
    ca_document_run_ins run_ins;
    ca_document_run_ins_make(&run_ins);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ca_text pieces = {0};
        ca_document_visitor visitor = {add, is_grade, &pieces};
        enum ca_document_part last =
            ca_document_parts(&run_ins, ca_slice_of(cases[i].text), cases[i].first, ca_slice_of("Date seen"), &visitor);
        CHECK(&t, strcmp(ca_text_words(&pieces), cases[i].pieces) == 0 && last == cases[i].last, "%zu", i);
        ca_text_free(&pieces);
    }
    ca_document_run_ins_free(&run_ins);
    return CHECK_END(&t);
}
