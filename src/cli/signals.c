#include "signals.h"

#include <signal.h>
#include <stddef.h>
#include <unistd.h>

#include "output.h"

#include "banned.h"

static void stop(int signal_number)
{
	static const char message[] = "\nmm-ready: error: interrupted\n";

	mm_output_remove_temporaries();
	/* Nothing can be done about a message that cannot be written. */
	ssize_t written = write(STDERR_FILENO, message, sizeof message - 1);

	(void)written;
	_exit(128 + signal_number);
}

void mm_signals_handle(void)
{
	struct sigaction action = { .sa_handler = stop };

	sigemptyset(&action.sa_mask);
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	/* A reader that went away is an error of writing like any other. */
	action.sa_handler = SIG_IGN;
	sigaction(SIGPIPE, &action, NULL);
}
