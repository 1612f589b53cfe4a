/* SPDX-License-Identifier: MIT */
/* A scale that was written best first: its grades are known from other scales, which have them the other way round. */
#ifndef CA_SCALE_ORDER_H
#define CA_SCALE_ORDER_H

#include "data/framework_library.h"

/* Reports, for audit-new --check, each framework of -F whose grades are in the opposite order. */
void ca_scale_orders_check(const ca_library *library, ca_reporter *reporter, char *const *files);

#endif
