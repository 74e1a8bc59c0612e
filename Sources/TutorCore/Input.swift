package import Progress
package import Terminal

/// The learner's input, in terms of what is on the screen.
package enum Input: Sendable, Equatable {
    case key(KeyEvent)
    /// Text that arrived as one paste.
    case paste(String)
    case pointer(Pointer)
    /// The terminal was closed.
    case hangUp
}

/// A mouse event.
package struct Pointer: Sendable, Equatable {
    package var action: MouseEvent.Action
    /// `nil` if nothing there reacts to the mouse.
    package var target: Target?

    package init(_ action: MouseEvent.Action, on target: Target?) {
        self.action = action
        self.target = target
    }
}

/// What is at a point on the screen.
package enum Target: Sendable, Equatable {
    case command(Command)
    /// A key in the key bar.
    case key(KeyEvent)
    /// An item on the page, by its index.
    case item(Int)
    case choice(ExampleID, Int)
    /// A section of the lesson, by its index.
    case section(Int)
    case text, result, verdict, files, checklist
    /// A node of the plan shown.
    case planNode(Int)
    case editor(EditorState.Position)
    /// A candidate in the completion list.
    case candidate(Int)
    /// A session's text; `nil` is the section's text.
    case session(SessionID.Side?)
    case fileEntry(Int)
    case fileText(EditorState.Position)
    /// A cell of the shell shown.
    case shell(Point)
    case shellTab(Int)
    case engine(EngineTarget)
    /// `nil` is the progress screen.
    case tab(LessonState.Focus?)
    case mapEntry(Int)
    case mapLesson(Int)
    case menuEntry(Menu.Entry)
    case findEntry(Int)
    case historyEntry(Int)
    case answer(Int)
    /// A figure of the tracker; in the heat map, with the day, as in `Timestamp.day`.
    case figure(Figure, day: Int? = nil)
    case overlay
}
