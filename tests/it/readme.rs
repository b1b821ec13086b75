//! The README says what the program does: its tables, its screen and its example are made by the program.
