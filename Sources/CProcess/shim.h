#pragma once
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

// GNU functions, which the headers hide from a module compiled without _GNU_SOURCE.
extern char **environ;
extern int pipe2(int ends[2], int flags);
extern int memfd_create(const char *name, unsigned flags);
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);

// syscall(2) is variadic, so Swift can't call it. Some systems that calf supports have a C library without pidfd_open.
static inline int calf_pidfd_open(pid_t pid) { return (int)syscall(SYS_pidfd_open, pid, 0); }

// prctl(2) is variadic, too. Since Linux 3.4.
static inline int calf_become_subreaper(void) { return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); }

// A mutable global, which Swift can't import.
static inline char **calf_environment(void) { return environ; }
