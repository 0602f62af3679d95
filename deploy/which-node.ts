// Says which Node runs the shop here: the system's, or the one the project brought.
process.stdout.write(`${process.execPath}\n`);
