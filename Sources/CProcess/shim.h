#pragma once
#include <spawn.h>
#include <sys/syscall.h>
#include <unistd.h>

// GNU functions, which the headers hide from a module that is compiled without _GNU_SOURCE.
extern char **environ;
extern int pipe2(int ends[2], int flags);
extern int memfd_create(const char *name, unsigned flags);
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);

// syscall(2) is variadic, which Swift cannot call; the C library's own pidfd_open is younger than some systems that calf runs on.
static inline int calf_pidfd_open(pid_t pid) { return (int)syscall(SYS_pidfd_open, pid, 0); }

// A mutable global, which Swift refuses.
static inline char **calf_environment(void) { return environ; }
