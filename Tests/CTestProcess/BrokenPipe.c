// Lets writing to a closed socket fail in the tests as in the program, rather than end the process. libpq sends a cancel request without
// MSG_NOSIGNAL, so one to a server that was just killed would raise SIGPIPE. Unlike SIG_IGN, a handler isn't inherited by other programs.
#include <signal.h>

static void do_nothing(int number) { (void)number; }

__attribute__((constructor)) static void handle_broken_pipes(void) { signal(SIGPIPE, do_nothing); }
