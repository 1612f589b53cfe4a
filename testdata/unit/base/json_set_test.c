/* SPDX-License-Identifier: MIT */
/* Values for members by their paths: what is set is there, and every other byte is as it was. */
#include "../check.h"
#include "base/json_set.h"

#include <string.h>

/* A line, what is set (path, value, …, NULL), and the line after it. */
typedef struct {
    const char *what, *line, *set[9], *wanted;
} set_case;

static const set_case cases[] = {
    {"nothing is set", "{ \"a\" : 1.50 }", {NULL}, "{ \"a\" : 1.50 }"},
    {"a member is replaced in place",
     "{ \"a\" : 1.50, \"b\":2 }",
     {"b", "\"x\"", NULL},
     "{ \"a\" : 1.50, \"b\":\"x\" }"},
    {"a member is added as the last", "{ \"a\" : 1 }", {"b", "2", "c", "3", NULL}, "{ \"a\" : 1,\"b\":2,\"c\":3 }"},
    {"into an empty object", "{ }", {"a", "1", "b", "2", NULL}, "{\"a\":1,\"b\":2 }"},
    {"objects are made", "{\"z\":0}", {"a.b.c", "1", "a.b.d", "2", NULL}, "{\"z\":0,\"a\":{\"b\":{\"c\":1,\"d\":2}}}"},
    {"inside an object that is there",
     "{\"a\":{\"b\":{\"x\":1}, \"y\":2}}",
     {"a.b.c", "3", "a.y", "4", NULL},
     "{\"a\":{\"b\":{\"x\":1,\"c\":3}, \"y\":4}}"},
    {"a text becomes an object",
     "{\"a\":\"\",\"b\":null}",
     {"a.c", "1", "b.d.e", "2", NULL},
     "{\"a\":{\"c\":1},\"b\":{\"d\":{\"e\":2}}}"},
    {"an entry of a list",
     "{\"l\":[{\"a\":1}, {\"b\":2}]}",
     {"l[2].a", "3", NULL},
     "{\"l\":[{\"a\":1}, {\"b\":2,\"a\":3}]}"},
    {"entries beyond the end close up",
     "{\"l\":[{\"a\":1} ]}",
     {"l[9].a", "3", "l[4].a", "2", NULL},
     "{\"l\":[{\"a\":1},{\"a\":2},{\"a\":3} ]}"},
    {"a list is made",
     "{}",
     {"l[7].a", "1", "l[7].b", "2", "l[9].a", "3", NULL},
     "{\"l\":[{\"a\":1,\"b\":2},{\"a\":3}]}"},
    {"a list instead of a text", "{\"l\":\"none\"}", {"l[1].a", "1", NULL}, "{\"l\":[{\"a\":1}]}"},
    {"escaped names are found", "{\"\\u0061b\":1}", {"ab", "2", NULL}, "{\"\\u0061b\":2}"},
    {"the last value counts", "{\"a\":1}", {"a", "2", "a", "3", NULL}, "{\"a\":3}"},
    {"a carriage return stays", "{\"a\":1}\r", {"b", "2", NULL}, "{\"a\":1,\"b\":2}\r"},
};

int main(void)
{
    check_tally t = {0};
    ca_scan scan = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const set_case *one = &cases[i];
        ca_json_set set = {.root = {.index = 0}};
        ca_text got = {0};
        int status = ca_scan_text(&scan, one->line, strlen(one->line));
        for (size_t j = 0; one->set[j]; j += 2)
            ca_json_set_add(&set, one->set[j], ca_slice_of(one->set[j + 1]));
        ca_json_set_write(&set, &scan, ca_slice_of(one->line), &got);
        CHECK(&t, status == 0 && strcmp(ca_text_words(&got), one->wanted) == 0, "%s", one->what);
        ca_text_free(&got);
        ca_json_set_free(&set);
    }
    ca_scan_free(&scan);
    return CHECK_END(&t);
}
