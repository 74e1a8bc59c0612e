// Preloaded into a program, writes the name of each file that it waits for to the file that COUNT_SYNCS_IN names.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void note(int descriptor) {
    char link[64], path[4096];
    const char *counts = getenv("COUNT_SYNCS_IN");
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 2);
    if (!counts || length < 0) return;
    path[length] = '\n';
    path[length + 1] = 0;
    int file = open(counts, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    const char *name = strrchr(path, '/');
    if (file >= 0) {
        if (name && write(file, name + 1, strlen(name + 1)) < 0) abort();
        close(file);
    }
}

int fsync(int descriptor) {
    note(descriptor);
    return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(descriptor);
}

int fdatasync(int descriptor) {
    note(descriptor);
    return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(descriptor);
}
