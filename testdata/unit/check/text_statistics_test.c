/* SPDX-License-Identifier: MIT */
/* Text statistics: words, lists, acronyms, names, and their offsets. */
#include "../check.h"
#include "base/json_node.h"
#include "check/text_statistics.h"

#include <stdlib.h>
#include <string.h>

/* The built-in lists, and the state between a test's texts. */
typedef struct {
    ca_words words;
    ca_names names;
    ca_acronyms acronyms;
    ca_print_table sentences;
    ca_date audited;
    ca_name_uses uses;
} desk;

static ca_text_statistics read_text(desk *d, const char *text)
{
    d->acronyms.count = 0;
    const ca_text_search search = {.sentences = &d->sentences, .audited = d->audited, .uses = &d->uses};
    d->uses.count = 0;
    return ca_text_statistics_read(&d->words, &d->names, ca_slice_of(text), 7, &d->acronyms, &search);
}

/* Returns the offset of the first word of LIST in TEXT, from 1, or 0. */
static size_t found(desk *d, const char *text, enum ca_word_list list)
{
    return read_text(d, text).first[list];
}

static void check_words(check_tally *t, desk *d)
{
    CHECK(t, read_text(d, "").words == 0, "an empty text has no words");
    CHECK(t, read_text(d, " – … ”").words == 0, "marks are no words");
    CHECK(t, read_text(d, "She’s well-known at St Mary's, aged 13.").words == 8,
          "an apostrophe is inside a word, a hyphen between two");
    CHECK(t, read_text(d, "café naïve Zoë").words == 3, "letters beyond ASCII are letters");
    CHECK(t, read_text(d, "one\xC2\xA0two").words == 2, "a no-break space is a space");
    CHECK(t, read_text(d, "The plan, again: good!").print == read_text(d, "the PLAN again – good").print,
          "case and stops make no other text");
    CHECK(t, read_text(d, "the plan again").print != read_text(d, "again the plan").print, "the order of words does");
    CHECK(t, read_text(d, "The child’s plan.").print == read_text(d, "the child's plan").print,
          "a typographic apostrophe is an apostrophe");
}

static void check_lists(check_tally *t, desk *d)
{
    CHECK(t, found(d, "This was appalling.", CA_WORDS_EMOTIVE) == 10, "a word is found at its offset");
    CHECK(t, found(d, "This was Appalling.", CA_WORDS_EMOTIVE) == 10, "whatever its case");
    CHECK(t, found(d, "An unappalling day", CA_WORDS_EMOTIVE) == 0, "a part of a word is not the word");
    CHECK(t, found(d, "She said “it was appalling”.", CA_WORDS_EMOTIVE) == 0, "what is quoted is somebody else's");
    CHECK(t, found(d, "She said \"hm\"; it was appalling.", CA_WORDS_EMOTIVE) > 0, "until the quotation ends");
    CHECK(t, found(d, "He felt quite useless at home", CA_WORDS_EMOTIVE) == 0, "what somebody felt is theirs");
    CHECK(t, found(d, "He felt at home. A useless plan.", CA_WORDS_EMOTIVE) > 0,
          "a new sentence is the auditor's again");
    CHECK(t, found(d, "read as distress and not as attention seeking", CA_WORDS_BLAMING) == 0,
          "what is denied is no blame");
    CHECK(t, found(d, "He has not run away since.", CA_WORDS_EFFECT) == 1, "a child who does something is an effect");
    CHECK(t,
          found(d, "She was seen on 3 May.", CA_WORDS_EFFECT) == 0 &&
              found(d, "She has been seen on 3 May.", CA_WORDS_EFFECT) == 0,
          "one who is seen is not");
    CHECK(t, found(d, "The review was with her. Held in May.", CA_WORDS_EFFECT) == 0, "nor is one in another sentence");
    CHECK(t, found(d, "Child protection meetings; wishes and feelings.", CA_WORDS_EFFECT) == 0,
          "a set phrase says nothing");
    CHECK(t, found(d, "Wishes and feelings changed the plan", CA_WORDS_EFFECT) == 21, "what follows it may");
    CHECK(t, found(d, "She is 5' 6\" tall. It was appalling.", CA_WORDS_EMOTIVE) > 0, "inches are no quotation");
    CHECK(t, found(d, "Not good\nappalling plan", CA_WORDS_EMOTIVE) > 0, "a new line is a new sentence");
    CHECK(t, found(d, "\xE2\x9C\x9C done \xEE\x80\x9C appalling", CA_WORDS_EMOTIVE) > 0, "nor is a cross or a bullet");
    CHECK(t, found(d, "utter  failure", CA_WORDS_EMOTIVE) == 1, "the space in a phrase may be wider");
    CHECK(t, found(d, "an utter\nfailure", CA_WORDS_EMOTIVE) == 4, "or a new line");
    CHECK(t,
          found(d, "because of\xC2\xA0workload", CA_WORDS_MITIGATING) == 1 && found(d,
                                                                                    "short\xE2\x80\x91"
                                                                                    "staffed",
                                                                                    CA_WORDS_MITIGATING) == 1,
          "spaces and hyphens may be a word processor's");
    CHECK(t, found(d, "the utter. Failure", CA_WORDS_EMOTIVE) == 0, "but not a full stop");
    CHECK(t, found(d, "short-staffed", CA_WORDS_MITIGATING) == 1, "a hyphen is a space");
    CHECK(t, found(d, "It was the manager’s fault", CA_WORDS_BLAMING) == 12, "either apostrophe will do");
    CHECK(t, found(d, "Update the genogram", CA_WORDS_VAGUE) == 1, "a vague verb at the beginning");
    CHECK(t, found(d, "Genogram to be updated", CA_WORDS_VAGUE) == 16, "or after 'to be'");
    CHECK(t, found(d, "Send father the next review", CA_WORDS_VAGUE) == 0, "elsewhere it is no verb");
    CHECK(t, found(d, "in due course", CA_WORDS_TIMES) == 1 && found(d, "in due time", CA_WORDS_TIMES) == 0,
          "a phrase is found to its end");
    CHECK(t, found(d, "in due courses", CA_WORDS_TIMES) == 0, "and ends where a word does");
}

/* Returns the number of acronyms in TEXT that it does not explain. */
static size_t unexplained(desk *d, const char *text)
{
    size_t count = 0;
    (void)read_text(d, text);
    for (size_t i = 0; i < d->acronyms.count; i++)
        count += !d->acronyms.used[i].explained;
    return count;
}

/* Phrases with the same first words, in one list or in two; a dash in a list is a gap as in a text. */
static void check_phrases(check_tally *t)
{
    desk d = {.acronyms = {NULL, 0, 0}};
    ca_error error = {0};
    char emotive[] = "/tmp/caseaudit-phrases-XXXXXX", *lists[] = {NULL};
    int file = mkstemp(emotive);
    FILE *to = file < 0 ? NULL : fdopen(file, "w");
    bool written =
        to && fputs("in a bit\nin a bit of a rush\nin a–bind\nin\xC2\xA0no way\nin no\nin no way\n", to) >= 0;
    written = to && fclose(to) == 0 && written;
    ca_text own = {0};
    ca_text_format(&own, "emotive=%s", emotive);
    lists[0] = own.at;
    CHECK(t, written && ca_words_open(&d.words, lists, 1, &error) == 0, "a list of one's own is there");
    CHECK(t, found(&d, "So in a bit of a rush", CA_WORDS_EMOTIVE) == 4,
          "of phrases that begin alike the longer one is found");
    CHECK(t, found(&d, "In a-bit", CA_WORDS_EMOTIVE) == 1 && !found(&d, "in a bite", CA_WORDS_EMOTIVE),
          "and the shorter one");
    CHECK(t, found(&d, "in a bind", CA_WORDS_EMOTIVE) == 1, "a dash in a list is a space");
    CHECK(t, found(&d, "in  no\nway", CA_WORDS_EMOTIVE) == 1 && found(&d, "in no.", CA_WORDS_EMOTIVE) == 1,
          "so is a no-break one");
    CHECK(t, !found(&d, "in a", CA_WORDS_EMOTIVE) && !found(&d, "in", CA_WORDS_EMOTIVE),
          "what a text breaks off is none");
    (void)remove(emotive);
    free(d.acronyms.used);
    free(d.uses.uses);
    ca_print_table_free(&d.sentences);
    ca_words_free(&d.words);
    ca_text_free(&own);
    ca_error_free(&error);
}

static void check_acronyms(check_tally *t, desk *d)
{
    CHECK(t, unexplained(d, "The IRO wrote.") == 1 && d->acronyms.used[0].offset == 5 && d->acronyms.used[0].node == 7,
          "an acronym, and where it is");
    CHECK(t, unexplained(d, "Two IROs, the IRO’s view") == 2 && d->acronyms.used[0].hash == d->acronyms.used[1].hash,
          "one or several, it is the same");
    CHECK(t, unexplained(d, "the independent reviewing officer (IRO)") == 0, "explained before it");
    CHECK(t, unexplained(d, "the IRO (independent reviewing officer)") == 0, "explained behind it");
    CHECK(t, unexplained(d, "a hub [MASH], ( MASH ) or (\"MASH\")") == 0, "in any brackets");
    CHECK(t, unexplained(d, "SEE THE MASH (a hub) today") == 0 && d->acronyms.count == 1, "also in a raised voice");
    CHECK(t, unexplained(d, "the IRO (2 visits)") == 1, "a number explains nothing");
    CHECK(t, unexplained(d, "The GP in the UK said OK on TV.") == 0, "some need no explanation");
    CHECK(t, unexplained(d, "I was at A, S47 and B&B in Year 10B") == 0, "one letter, or one with digits, is none");
    CHECK(t, unexplained(d, "McDonald and iPad and Mr. X") == 0, "nor is a name");
    CHECK(t, unexplained(d, "PLEASE READ THIS FIRST. Then the file.") == 0, "nor is a raised voice");
    CHECK(t, unexplained(d, "THE IRO-LED MEETING") == 0, "with a hyphen or without");
    CHECK(t, unexplained(d, "A CAMHS worker and the SENCO came.") == 2, "two are two");
}

static void check_names(check_tally *t, desk *d)
{
    ca_names_add(&d->names, CA_NAMES_CHILD, ca_slice_of("Jo O’Example-Sample"), 3);
    ca_names_add(&d->names, CA_NAMES_CHILD, ca_slice_of("Child 2"), 3);
    ca_names_sort(&d->names);
    CHECK(t, read_text(d, "The Child is well").named == 0, "a word instead of a name is none");
    CHECK(t, read_text(d, "The day that Sample came").named == 14, "a child's name is found at its offset");
    CHECK(t,
          read_text(d, "the Sample’s home").named == 5 && read_text(d, "at O'Example's").named == 4 &&
              read_text(d, "The Samples came").named == 5,
          "with what it owns, and several of it");
    CHECK(t, read_text(d, "a sample of work").named == 0, "a word without a capital is no name");
    CHECK(t, read_text(d, "Jo is well").named == 0, "a name of two letters is too like other words");
    CHECK(t, read_text(d, "to O'Example").named == 4, "either apostrophe will do");
    ca_names_add(&d->names, CA_NAMES_CHILD, ca_slice_of("Élodie"), 3);
    ca_names_sort(&d->names);
    CHECK(t, read_text(d, "when Élodie came").named == 6, "a name may begin with any letter");
    ca_names_clear(&d->names);
}

static void check_offsets(check_tally *t)
{
    ca_slice inside = ca_slice_of("a\\u00e9\\n\\ud83d\\ude00z");
    char plain[32];
    CHECK(t, ca_unescape(inside, plain) == 9, "what is escaped is shorter unescaped");
    CHECK(t, ca_escaped_offset(inside, 0) == 0 && ca_escaped_offset(inside, 1) == 1, "before an escape");
    CHECK(t, ca_escaped_offset(inside, 3) == 7 && ca_escaped_offset(inside, 4) == 9, "after escapes");
    CHECK(t, ca_escaped_offset(inside, 8) == 21, "after a pair of surrogates");
}

/* No text, however odd, is read beyond its end: the sanitizers of scripts/test would report it. */
static void check_odd_texts(check_tally *t, desk *d)
{
    static const char *const pieces[] = {
        "\xE2\x80\x99", "'",          "\xE2",   "\xE2\x80", "\xC2\xA0", "\xC2",    "A", "B", "s", "(", ")", " ", "\"",
        "\xE2\x80\x9C", "as soon as", "utter ", "9",        "-",        "\xF0\x9F"};
    unsigned state = 1, right = 0;
    enum { TEXTS = 20000 };
    for (int i = 0; i < TEXTS; i++) {
        char text[64];
        size_t size = 0;
        for (int j = 0; j < 6; j++) {
            state = state * 1103515245U + 12345U;
            const char *piece = pieces[(state >> 16) % (sizeof pieces / sizeof *pieces)];
            size_t length = strlen(piece);
            for (size_t k = 0; k < length; k++)
                text[size++] = piece[k];
        }
        char *exact = ca_copy(text, size);
        const ca_text_search search = {.sentences = &d->sentences, .audited = d->audited, .uses = &d->uses};
        d->acronyms.count = d->uses.count = 0;
        ca_text_statistics statistics =
            ca_text_statistics_read(&d->words, &d->names, (ca_slice){exact, size}, 0, &d->acronyms, &search);
        right += statistics.words <= size && statistics.named <= size && statistics.repeated <= size &&
                 statistics.later <= size;
        free(exact);
    }
    CHECK(t, right == TEXTS, "%d odd texts are read within their bounds", (int)TEXTS);
}

int main(void)
{
    check_tally tally = {0};
    ca_error error = {0};
    desk d = {.acronyms = {NULL, 0, 0}};
    ca_memory_begin();
    CHECK(&tally, ca_words_open(&d.words, NULL, 0, &error) == 0, "the built-in lists are there");
    check_words(&tally, &d);
    check_lists(&tally, &d);
    check_phrases(&tally);
    check_acronyms(&tally, &d);
    check_names(&tally, &d);
    check_offsets(&tally);
    check_odd_texts(&tally, &d);
    free(d.acronyms.used);
    free(d.uses.uses);
    ca_print_table_free(&d.sentences);
    ca_names_free(&d.names);
    ca_words_free(&d.words);
    ca_error_free(&error);
    return CHECK_END(&tally);
}
