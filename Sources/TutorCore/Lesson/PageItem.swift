import Course

/// An item on a lesson's page that Enter acts on.
package enum PageItem: Sendable, Hashable {
    /// Ask for the prediction, then run.
    case example(ExampleID)
    case quiz(ExampleID)
    /// Go to the pane for the exercise.
    case work
    case nextSection
    case nextLesson
    case lessonList

    /// The question that it is about, or the example, which may ask for a prediction.
    package var question: ExampleID? {
        switch self {
        case .example(let id), .quiz(let id): id
        case .work, .nextSection, .nextLesson, .lessonList: nil
        }
    }

    /// The lines that an item takes up on the page.
    package struct Lines: Sendable, Equatable {
        package var item: Range<Int>
        /// The line after its output or feedback.
        package var end: Int

        package init(item: Range<Int>, end: Int) {
            self.item = item
            self.end = end
        }
    }
}

/// What Enter does on a lesson's page.
package enum EnterAction: Sendable, Equatable {
    case act(PageItem)
    /// Scroll back to the selected item, which is above the visible lines.
    case reveal
    /// Scroll down: the selected item is below the visible lines.
    case pageDown
}

/// How far the page is scrolled.
package struct PageScroll: Sendable, Equatable {
    /// What must be visible, even if `top` alone would not show it.
    package enum Reveal: Sendable, Equatable {
        case item(Int)
        /// An item together with its output or feedback.
        case outcome(Int)
        /// An answered question with its reasons, and the item after it if both fit.
        case answered(Int)
        /// The end of an item's output, as far up as it fits.
        case newest(Int)
        /// The first line with these words.
        case words(String)
        /// The solution, from its first line on.
        case solution
        case end
    }

    /// The first visible line on the last screen used.
    package var top = 0
    /// How many columns the wide blocks are scrolled sideways.
    package var left = 0
    package var reveal: Reveal?
}

extension LessonState {
    /// The items on the present section's page, in order, up to the last one shown.
    package var items: [PageItem] {
        guard let section = currentSection else { return [] }
        var items: [PageItem] = []
        for (index, element) in section.elements.enumerated() {
            let id = ExampleID(section: self.section, element: index)
            switch element {
            case .example: items.append(.example(id))
            case .quiz: items.append(.quiz(id))
            case .prose, .diagram, .listing: break
            }
            if lastShown == id { return items }
        }
        if section.exercise != nil { items.append(.work) }
        return items + [nextTitle != nil ? .nextSection : next == nil ? .lessonList : .nextLesson]
    }
}
