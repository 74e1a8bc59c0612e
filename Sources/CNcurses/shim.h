#pragma once
#define NCURSES_WIDECHAR 1
#include <errno.h>
#include <fcntl.h>
#include <ncurses.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#undef lines
#undef columns
#undef tab

// MARK: - Globals and macros that Swift can't import

/// `stdin` and `stdout` are mutable globals.
static inline SCREEN *calf_newterm(const char *type) { return newterm(type, stdout, stdin); }

/// `stdscr` and `curscr` are mutable globals.
static inline WINDOW *calf_stdscr(void) { return stdscr; }
static inline WINDOW *calf_curscr(void) { return curscr; }

/// `COLORS` and `COLOR_PAIRS` are mutable globals.
static inline int calf_colors(void) { return COLORS; }
static inline int calf_color_pairs(void) { return COLOR_PAIRS; }

/// The A_ constants are macros with casts.
static inline attr_t calf_bold(void) { return A_BOLD; }
static inline attr_t calf_dim(void) { return A_DIM; }
static inline attr_t calf_italic(void) { return A_ITALIC; }
static inline attr_t calf_underline(void) { return A_UNDERLINE; }
static inline attr_t calf_reverse(void) { return A_REVERSE; }

/// `wadd_wch` takes a `cchar_t`. `setcchar` accepts color pairs that don't fit a `short` only through its last argument.
static inline void calf_put(int y, int x, wchar_t base, wchar_t first, wchar_t second, attr_t attributes, int pair) {
    wchar_t text[] = {base, first, second, 0};
    cchar_t cell;
    if (setcchar(&cell, text, attributes, (short)(pair > 32767 ? 32767 : pair), &pair) == OK) mvwadd_wch(stdscr, y, x, &cell);
}

/// Uses `setcchar` for the background: blanks, and all text without its own colors.
static inline void calf_set_background(attr_t attributes, int pair) {
    cchar_t cell;
    if (setcchar(&cell, L" ", attributes, (short)(pair > 32767 ? 32767 : pair), &pair) == OK) wbkgrndset(stdscr, &cell);
}

/// `acs_map` is a mutable global array, accessed through macros.
static inline void calf_put_line(int y, int x, unsigned char letter, attr_t attributes, int pair) {
    mvwaddch(stdscr, y, x, NCURSES_ACS(letter) | attributes | COLOR_PAIR(pair > 255 ? 0 : pair));
}

/// `tigetstr` returns the pointer -1 for "not a string".
static inline const char *calf_capability(const char *name) {
    const char *text = tigetstr(name);
    return text == (const char *)-1 ? NULL : text;
}

/// The sequence that moves the cursor; `tiparm` is variadic.
static inline const char *calf_move(int y, int x) { return tiparm(tigetstr("cup"), y, x); }

// MARK: - Signals

// Handlers run between any two instructions, so they are written in C, touch only this structure, and call only functions listed in
// signal-safety(7). Each file that includes this header has its own structure, so only TerminalGuard.swift may call the functions below.

struct calf_guard {
    /// Whether the terminal is in our mode and must be restored.
    volatile sig_atomic_t active;
    volatile sig_atomic_t resized, stopped, continued;
    /// A forked child that hasn't called exec yet must not restore its parent's terminal.
    pid_t owner;
    int terminal, wake;
    /// A descriptor of its own for the farewell, and one that discards everything.
    int own, nowhere;
    struct termios original;
    char farewell[512];
    size_t length;
    struct sigaction old[65];
    char stack[32768];
};

/// A function with a static variable, because Swift's importer reliably defines that.
static inline struct calf_guard *calf_guard(void) {
    static struct calf_guard guard;
    return &guard;
}

static inline void calf_restore(void) {
    if (!calf_guard()->active || calf_guard()->owner != getpid()) return;
    calf_guard()->active = 0;
    ssize_t ignored = write(calf_guard()->own, calf_guard()->farewell, calf_guard()->length);
    (void)ignored;
    tcsetattr(calf_guard()->own, TCSANOW, &calf_guard()->original);
}

static inline void calf_die(int number) {
    // Another thread may be drawing. What it still writes must not come after the farewell.
    if (calf_guard()->active && calf_guard()->owner == getpid()) dup2(calf_guard()->nowhere, calf_guard()->terminal);
    calf_restore();
    sigaction(number, &calf_guard()->old[number], NULL);
    raise(number);
}

static inline void calf_note(int number) {
    int error = errno;
    if (number == SIGWINCH) calf_guard()->resized = 1;
    if (number == SIGTSTP) calf_guard()->stopped = 1;
    if (number == SIGCONT) calf_guard()->continued = 1;
    unsigned long long one = 1;
    ssize_t ignored = write(calf_guard()->wake, &one, sizeof one);
    (void)ignored;
    errno = error;
}

/// Whether the program reacts to a signal without ending.
static inline int calf_is_noted(int number) { return number == SIGWINCH || number == SIGTSTP || number == SIGCONT; }

/// Calls `change` for every signal that is noted, and every one whose default action ends the program, see signal(7). Signals from 32 up to
/// SIGRTMIN are reserved for the C library.
static inline void calf_each_signal(void (*change)(int number)) {
    for (int number = 1; number <= SIGRTMAX; number++) {
        int is_harmless = number == SIGCHLD || number == SIGURG || number == SIGTTIN || number == SIGTTOU;
        int is_uncatchable = number == SIGKILL || number == SIGSTOP;
        int is_reserved = number >= 32 && number < SIGRTMIN;
        if (!is_harmless && !is_uncatchable && !is_reserved) change(number);
    }
}

static inline void calf_keep_handler(int number) {
    sigaction(number, NULL, &calf_guard()->old[number]);
}

/// Saves the terminal's settings and the signal handlers before ncurses changes both.
static inline int calf_guard_remember(int terminal) {
    calf_guard()->terminal = terminal;
    calf_guard()->owner = getpid();
    calf_each_signal(calf_keep_handler);
    calf_guard()->wake = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    calf_guard()->own = fcntl(terminal, F_DUPFD_CLOEXEC, 3);
    calf_guard()->nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    int has_descriptors = calf_guard()->wake >= 0 && calf_guard()->own >= 0 && calf_guard()->nowhere >= 0;
    return tcgetattr(terminal, &calf_guard()->original) == 0 && has_descriptors ? 0 : -1;
}

static inline void calf_handle(int number) {
    struct sigaction action = {.sa_flags = SA_ONSTACK};
    if (calf_is_noted(number)) {
        action.sa_handler = calf_note;
        action.sa_flags |= SA_RESTART;
    } else {
        void (*old)(int) = calf_guard()->old[number].sa_handler;
        // Already ignored, for example by nohup; or SIGPIPE, for which the program has its own handler.
        if (old == SIG_IGN || (number == SIGPIPE && old != SIG_DFL)) return;
        action.sa_handler = calf_die;
        sigfillset(&action.sa_mask);
    }
    sigaction(number, &action, NULL);
}

static inline void calf_unhandle(int number) {
    sigaction(number, &calf_guard()->old[number], NULL);
}

/// Installs the handlers. `farewell` is the sequence that restores the terminal.
static inline void calf_guard_begin(const char *farewell, size_t length) {
    calf_guard()->length = length < sizeof calf_guard()->farewell ? length : sizeof calf_guard()->farewell;
    memcpy(calf_guard()->farewell, farewell, calf_guard()->length);
    // A separate stack, because a stack overflow is one of the reasons to end.
    stack_t stack = {.ss_sp = calf_guard()->stack, .ss_size = sizeof calf_guard()->stack};
    sigaltstack(&stack, NULL);
    calf_each_signal(calf_handle);
    static int registered;
    if (!registered++ && atexit(calf_restore) == 0) at_quick_exit(calf_restore);
    calf_guard()->active = 1;
}

/// Restores the previous handlers.
static inline void calf_guard_end(void) {
    calf_guard()->active = 0;
    calf_each_signal(calf_unhandle);
    tcsetattr(calf_guard()->terminal, TCSADRAIN, &calf_guard()->original);
    close(calf_guard()->wake);
    close(calf_guard()->own);
    close(calf_guard()->nowhere);
}

/// Stops the process group, as Ctrl-Z does, and returns when it continues. The kernel does not stop an orphaned group, which no process
/// could continue; then this returns after a moment.
static inline void calf_guard_stop(void) {
    struct sigaction action = {.sa_handler = SIG_DFL}, ours;
    calf_guard()->active = 0;
    calf_guard()->continued = 0;
    sigaction(SIGTSTP, &action, &ours);
    tcsetattr(calf_guard()->terminal, TCSADRAIN, &calf_guard()->original);
    kill(0, SIGTSTP);
    for (int i = 0; i < 10 && !calf_guard()->continued; i++) poll(NULL, 0, 20);
    sigaction(SIGTSTP, &ours, NULL);
    calf_guard()->continued = calf_guard()->stopped = 0;
    calf_guard()->active = 1;
}

static inline void calf_do_nothing(int number) { (void)number; }

/// Hands the terminal over to a child in this process group. Ctrl-C affects only the child; Ctrl-Z stops both. Handlers, unlike ignored
/// signals, are not inherited.
static inline void calf_guard_lend(void) {
    struct sigaction nothing = {.sa_handler = calf_do_nothing, .sa_flags = SA_RESTART}, stop = {.sa_handler = SIG_DFL};
    calf_guard()->active = 0;
    sigaction(SIGINT, &nothing, NULL);
    sigaction(SIGQUIT, &nothing, NULL);
    sigaction(SIGTSTP, &stop, NULL);
    tcsetattr(calf_guard()->terminal, TCSADRAIN, &calf_guard()->original);
}

/// Takes the terminal back. Signals received in the meantime were meant for the child, except for a new window size.
static inline void calf_guard_take_back(void) {
    calf_handle(SIGINT);
    calf_handle(SIGQUIT);
    calf_handle(SIGTSTP);
    calf_guard()->continued = calf_guard()->stopped = 0;
    calf_guard()->active = 1;
}

/// The signals received since the last call, as bits: 1 resized, 2 asked to stop, 4 continued.
static inline int calf_guard_take(void) {
    unsigned long long count;
    ssize_t ignored = read(calf_guard()->wake, &count, sizeof count);
    (void)ignored;
    int signals = (calf_guard()->resized ? 1 : 0) | (calf_guard()->stopped ? 2 : 0) | (calf_guard()->continued ? 4 : 0);
    calf_guard()->resized = calf_guard()->stopped = calf_guard()->continued = 0;
    return signals;
}

/// A descriptor that is readable when the terminal has input or a signal has arrived.
static inline int calf_guard_descriptor(int input) {
    int both = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event event = {.events = EPOLLIN};
    if (both < 0) return -1;
    if (epoll_ctl(both, EPOLL_CTL_ADD, input, &event) != 0 || epoll_ctl(both, EPOLL_CTL_ADD, calf_guard()->wake, &event) != 0) {
        close(both);
        return -1;
    }
    return both;
}
