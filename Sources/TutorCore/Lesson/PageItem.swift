import Course

/// Something on a lesson's page that Enter acts on.
package enum PageItem: Sendable, Hashable {
    /// Ask for the prediction, then run.
    case example(ExampleID)
    case quiz(ExampleID)
    /// Go to where the exercise is worked on.
    case work
    case nextSection
    case nextLesson
    case lessonList

    /// Where an item is on the page.
    package struct Lines: Sendable, Equatable {
        package var item: Range<Int>
        /// The line after what it printed or said.
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
    /// Back to the marked item, which is above what is shown.
    case reveal
    /// The marked item is further down.
    case pageDown
}

/// How far the page is scrolled.
package struct PageScroll: Sendable, Equatable {
    /// What must be in sight, even if `top` does not show it.
    package enum Reveal: Sendable, Equatable {
        case item(Int)
        /// An item with what it printed or said.
        case outcome(Int)
        case end
    }

    /// The first line shown, on the screen that was used last.
    package var top: Int
    package var reveal: Reveal?

    package init(top: Int = 0, reveal: Reveal? = nil) {
        self.top = top
        self.reveal = reveal
    }
}

extension LessonState {
    /// What can be done on the present section's page, in its order. Nothing follows a prediction that is still asked for.
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
            if openPrediction == id { return items }
        }
        if section.exercise != nil { items.append(.work) }
        let isLast = self.section + 1 >= lesson.sections.count
        return items + [isLast ? (next == nil ? .lessonList : .nextLesson) : .nextSection]
    }
}
