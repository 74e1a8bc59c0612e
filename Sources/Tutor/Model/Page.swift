package import Terminal

/// A section laid out at a width: its lines, and what on them can be done.
package struct Page: Sendable, Equatable {
    package enum Action: Sendable, Equatable {
        /// Ask for the prediction, then run.
        case example(ExampleID)
        case quiz(ExampleID)
        /// Go to the scratchpad.
        case work
        case nextSection
        case nextLesson
        case map
    }

    /// Something on the page that Enter does.
    package struct Item: Sendable, Equatable {
        package var action: Action
        /// The lines it takes up.
        package var lines: Range<Int>
        /// The line after what it says or prints, once it is done.
        package var end: Int
        /// For a question: the lines of each choice, in the order shown.
        package var choices: [Range<Int>]

        package init(_ action: Action, lines: Range<Int>, choices: [Range<Int>] = []) {
            self.action = action
            self.lines = lines
            end = lines.upperBound
            self.choices = choices
        }
    }

    package var width: Int
    package var lines: [Line]
    package var items: [Item]

    package init(width: Int = 0, lines: [Line] = [], items: [Item] = []) {
        self.width = width
        self.lines = lines
        self.items = items
    }
}

/// A part of the screen that answers to the mouse, and what a click there means.
package struct Target: Sendable, Equatable {
    package enum Meaning: Sendable, Equatable {
        case command(Command)
        case item(Int)
        case choice(ExampleID, Int)
        case text, editor, result, verdict, shell, files
        case engine(EngineTarget)
        case fileEntry(Int), fileText
        case tab(LessonState.Focus?)
        case mapEntry(Int)
        case mapLesson(Int)
        case menuEntry(Int)
        case findEntry(Int)
        case answer(Int)
        case overlay
    }

    package var area: Rect
    package var meaning: Meaning

    package init(_ area: Rect, _ meaning: Meaning) {
        self.area = area
        self.meaning = meaning
    }
}
