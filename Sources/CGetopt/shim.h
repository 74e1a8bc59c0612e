#pragma once
#include <getopt.h>

// getopt keeps its state in mutable globals, which Swift can't import. These functions read and reset it. calf prints its own errors, so
// opterr is 0.
static inline char *calf_optarg(void) { return optarg; }
static inline int calf_optind(void) { return optind; }
static inline int calf_optopt(void) { return optopt; }
static inline void calf_getopt_restart(void) { opterr = 0; optind = 0; }
