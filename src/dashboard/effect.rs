//! What a key asks of the world outside: the dashboard says it, the shell does it.

/// Bytes of text that are sent to a clipboard at most; some terminals drop the whole of what is longer.
pub const COPIED_AT_MOST: usize = 4096;

/// What is written to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// The numbers of the view as CSV.
    Csv,
    /// The numbers of the view as Markdown.
    Markdown,
    /// The numbers of the view as JSON.
    Json,
    /// The screen as plain text.
    Picture,
}

impl Saved {
    /// The ending of the file's name.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Markdown => "md",
            Self::Json => "json",
            Self::Picture => "txt",
        }
    }
}

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
    /// Write what is shown to a new file, and draw what changed.
    Save(Saved),
    /// Load the files again.
    Reload,
    /// Stop loading.
    Stop,
    /// Load another file in their stead.
    Open(String),
    /// Find the paths that begin so, and say them in a message.
    Complete(String),
    /// Send this text to the terminal's clipboard, and draw what changed.
    Copy(String),
}
