// SPDX-License-Identifier: MIT
// Counts the grades of records by quarter, team and question with simdjson's on-demand reader, on one thread.
// A line is read where it is in a buffer that is used again; the quarter and the team come before the answers.
// usage: simdjson RECORDS.jsonl
#include <simdjson.h>

#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <unistd.h>
#include <unordered_map>
#include <vector>

using namespace simdjson;

static std::unordered_map<std::string, long> counts;
static std::string key;

static void count(ondemand::parser &parser, const char *line, size_t size, size_t capacity)
{
    ondemand::document record = parser.iterate(line, size, capacity);
    std::string_view team, quarter;
    for (auto member : record.get_object()) {
        std::string_view name = member.unescaped_key();
        if (name == "case") {
            team = member.value()["team"];
        } else if (name == "audit") {
            quarter = member.value()["quarter"];
        } else if (name == "answers") {
            for (auto answer : member.value().get_object()) {
                std::string_view question = answer.unescaped_key(), grade;
                if (answer.value()["grade"].get_string().get(grade) != SUCCESS)
                    continue;
                key.assign(quarter).append("\t").append(team).append("\t");
                key.append(question).append("\t").append(grade);
                counts[key]++;
            }
            return; // nothing after the answers is wanted
        }
    }
}

int main(int, char **arguments)
{
    std::vector<char> buffer((4 << 20) + SIMDJSON_PADDING);
    const size_t room = buffer.size() - SIMDJSON_PADDING;
    ondemand::parser parser;
    size_t filled = 0;
    int file = open(arguments[1], O_RDONLY);
    for (;;) {
        ssize_t got = read(file, buffer.data() + filled, room - filled);
        if (got <= 0)
            break;
        filled += size_t(got);
        char *start = buffer.data(), *end = start + filled;
        while (char *newline = static_cast<char *>(memchr(start, '\n', size_t(end - start)))) {
            count(parser, start, size_t(newline - start), size_t(end - start) + SIMDJSON_PADDING);
            start = newline + 1;
        }
        filled = size_t(end - start);
        memmove(buffer.data(), start, filled);
    }
    for (const auto &group : counts)
        std::printf("%s\t%ld\n", group.first.c_str(), group.second);
    return filled != 0;
}
