/* SPDX-License-Identifier: MIT */
/* The agreement of the grades of two auditors. */
#include "stats/agreement.h"

#include "base/json_write.h"
#include "stats/statistics.h"

_Static_assert((int)CA_SCALE_MOST <= (int)CA_GRADES_MOST, "grades of every scale can be compared");

void ca_coefficient_write(ca_text *to, const char *name, bool known, double value)
{
    ca_text words = {0};
    ca_json_name(to, name);
    if (known)
        ca_decimal_write(&words, ca_rounded(value, 10000), 4);
    else
        ca_text_add(&words, "null");
    ca_json_raw(to, words.at, words.size);
    ca_text_free(&words);
}

void ca_agreement_write(const uint64_t *matrix, const ca_framework *framework, ca_text *to)
{
    int grades = framework->scale_count;
    uint64_t agreed = 0, raised = 0, lowered = 0;
    double value = 0;
    for (int i = 0; i < grades; i++)
        for (int j = 0; j < grades; j++)
            *(i == j ? &agreed : j > i ? &raised : &lowered) += matrix[i * grades + j];
    ca_json_member_number(to, "n", agreed + raised + lowered);
    ca_json_member_number(to, "agreed", agreed);
    ca_json_member_number(to, "raised", raised);
    ca_json_member_number(to, "lowered", lowered);
    ca_json_name(to, "matrix");
    ca_json_open(to, '{');
    for (int i = 0; i < grades; i++) {
        ca_json_name(to, framework->scale[i].id);
        ca_json_open(to, '{');
        for (int j = 0; j < grades; j++)
            ca_json_member_number(to, framework->scale[j].id, matrix[i * grades + j]);
        ca_json_close(to, '}');
    }
    ca_json_close(to, '}');
    bool known = ca_kappa(matrix, grades, CA_LINEAR, &value);
    ca_coefficient_write(to, "kappa_linear", known, value);
    known = ca_kappa(matrix, grades, CA_QUADRATIC, &value);
    ca_coefficient_write(to, "kappa_quadratic", known, value);
    known = ca_ac2(matrix, grades, CA_LINEAR, &value);
    ca_coefficient_write(to, "ac2_linear", known, value);
    known = ca_ac2(matrix, grades, CA_QUADRATIC, &value);
    ca_coefficient_write(to, "ac2_quadratic", known, value);
}
