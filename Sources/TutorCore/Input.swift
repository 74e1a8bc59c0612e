package import Terminal

/// What the learner did, in terms of what is on the screen.
package enum Input: Sendable, Equatable {
    case key(KeyEvent)
    /// Text that arrived as one paste.
    case paste(String)
    case pointer(Pointer)
    /// The terminal is gone.
    case hangUp
}

/// What the mouse did.
package struct Pointer: Sendable, Equatable {
    package var action: MouseEvent.Action
    /// `nil` where nothing answers to the mouse.
    package var target: Target?

    package init(_ action: MouseEvent.Action, on target: Target?) {
        self.action = action
        self.target = target
    }
}

/// What is at a point of the screen.
package enum Target: Sendable, Equatable {
    case command(Command)
    /// A key in the key bar.
    case key(KeyEvent)
    /// Something on the page, by its index.
    case item(Int)
    case choice(ExampleID, Int)
    case text, result, verdict, files
    /// A node of the plan that is shown.
    case planNode(Int)
    case editor(EditorState.Position)
    /// A candidate in the list at the cursor.
    case candidate(Int)
    /// The text of a session; `nil` is the text of the section.
    case session(SessionID.Side?)
    case fileEntry(Int)
    case fileText(EditorState.Position)
    /// A cell of the shown shell.
    case shell(Point)
    case shellTab(Int)
    case engine(EngineTarget)
    /// `nil` is the progress screen.
    case tab(LessonState.Focus?)
    case mapEntry(Int)
    case mapLesson(Int)
    case menuEntry(Menu.Entry)
    case findEntry(Int)
    case answer(Int)
    case overlay
}
