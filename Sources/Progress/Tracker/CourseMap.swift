package import Course

/// A course as a tree: each lesson below the one that it builds on.
package struct CourseMap: Sendable, Equatable {
    /// What a learner can do with a lesson.
    package enum State: String, Sendable, CaseIterable {
        case done, proven, read, started
        /// Everything that it requires is done or proven.
        case ready
        case later

        package var mark: String {
            switch self {
            case .done: LessonStatus.done.mark
            case .proven: LessonStatus.proven.mark
            case .read: LessonStatus.read.mark
            case .started: LessonStatus.started.mark
            case .ready: LessonStatus.untouched.mark
            case .later: "·"
            }
        }
    }

    /// A lesson in the tree.
    package struct Row: Sendable, Equatable {
        package var lesson: LessonSummary
        package var state: State
        /// The lines that lead to it.
        package var branch: String
        /// What it requires besides the lesson above.
        package var alsoNeeds: [LessonSummary]
    }

    /// From top to bottom.
    package private(set) var rows: [Row] = []
    private let lessons: [LessonSummary]
    private let progress: [LessonID: LessonProgress]
    private var children: [Int: [Int]] = [:]
    private var needs: [[Int]] = []

    /// - Parameter lessons: In the order of the course. Only earlier lessons count as required.
    package init(of lessons: [LessonSummary], progress: [LessonID: LessonProgress]) {
        self.lessons = lessons
        self.progress = progress
        let places = Dictionary(lessons.enumerated().map { ($0.element.progressID, $0.offset) }) { first, _ in first }
        needs = lessons.enumerated().map { index, lesson in lesson.requiredIDs.compactMap { places[$0] }.filter { $0 < index } }
        var depths: [Int] = []
        var roots: [Int] = []
        for (index, needs) in needs.enumerated() {
            // The parent is the deepest of them, so that everything required is above.
            if let parent = needs.max(by: { depths[$0] < depths[$1] }) {
                children[parent, default: []].append(index)
                depths.append(depths[parent] + 1)
            } else {
                roots.append(index)
                depths.append(0)
            }
        }
        for root in roots { add(root, branch: "", below: "", parent: nil) }
    }

    private mutating func add(_ index: Int, branch: String, below: String, parent: Int?) {
        let others = needs[index].filter { $0 != parent }.map { lessons[$0] }
        rows.append(Row(lesson: lessons[index], state: state(of: index), branch: branch, alsoNeeds: others))
        let children = children[index] ?? []
        for child in children {
            let isLast = child == children.last
            add(child, branch: below + (isLast ? "└ " : "├ "), below: below + (isLast ? "  " : "│ "), parent: index)
        }
    }

    private func state(of index: Int) -> State {
        switch status(of: index) {
        case .done: .done
        case .proven: .proven
        case .read: .read
        case .started: .started
        case .untouched: needs[index].allSatisfy { status(of: $0).isKnown } ? .ready : .later
        }
    }

    private func status(of index: Int) -> LessonStatus { progress[lessons[index].progressID]?.status(of: lessons[index]) ?? .untouched }

    /// The states of the lessons in the course's order.
    package var states: [State] { lessons.indices.map(state) }
}
