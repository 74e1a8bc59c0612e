#pragma once
#include <stddef.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <time.h>

// GNU functions, which the headers hide from a module compiled without _GNU_SOURCE.
extern int accept4(int socket, struct sockaddr *address, socklen_t *length, int flags);
extern int fallocate(int file, int mode, off_t offset, off_t length);
extern void *memmem(const void *bytes, size_t count, const void *pattern, size_t length);
extern char *strptime(const char *text, const char *format, struct tm *time);
