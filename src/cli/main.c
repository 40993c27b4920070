#include "command.h"
#include "signals.h"

int main(int argc, char **argv)
{
	(void)argc;
	mm_signals_handle();
	return mm_cli_run(argv);
}
