//! What a key asks of the world outside: the dashboard says it, the shell does it.

/// What the shell has to do after a key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Effect {
    /// Nothing: the picture is as it was.
    #[default]
    None,
    /// Draw what changed.
    Redraw,
    /// Give the terminal back and end.
    Quit,
    /// Give the terminal back and stop until the shell that started us says to go on.
    Suspend,
    /// Draw everything anew, for a terminal that something else has written on.
    ClearAndRedraw,
    /// Read the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Send this text to the terminal's clipboard, and draw what changed.
    Copy(String),
}
