/* SPDX-License-Identifier: MIT */
/* The process as a tool needs it: its three standard descriptors, limits, and no trace of the data it works on. */
#ifndef CA_PROCESS_H
#define CA_PROCESS_H

/* Before anything is read: no core dump of the memory is ever written; a file that grows too large is an error of the write;
 * a standard descriptor that was closed is opened, so that no other file takes its number and gets its bytes, and using it
 * fails. */
void ca_process_begin(void);

#endif
