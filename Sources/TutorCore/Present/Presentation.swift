package import Course
import SQLText
import Verdicts

/// A lesson as the steps of a demo, in order. A step that is longer than the screen has several pages, whatever the screen's size.
package struct Presentation: Sendable, Equatable {
    package private(set) var steps: [Step] = []

    package init() {}

    package init(_ lesson: Lesson) {
        for (index, section) in lesson.sections.enumerated() { steps += Self.steps(of: section, index) }
    }

    private static func steps(of section: Section, _ number: Int) -> [Step] {
        var kinds: [Step.Kind] = []
        var start = 0
        var isSkipping = false
        func closeText(before end: Int) {
            if start < end, !isSkipping { kinds.append(.text(start..<end)) }
            start = end
        }
        for index in 0...section.elements.count {
            for mark in section.stageMarks where mark.element == index {
                closeText(before: index)
                isSkipping = mark.kind == .skip
            }
            guard index < section.elements.count else { break }
            let id = ExampleID(section: number, element: index)
            switch section.elements[index] {
            case .prose, .diagram, .listing: continue
            case .quiz:
                closeText(before: index)
                if !isSkipping { kinds.append(.question(id)) }
            case .example(let example):
                closeText(before: index)
                if !isSkipping { kinds += steps(of: example, id) }
            }
            start = index + 1
        }
        closeText(before: section.elements.count)
        if let exercise = section.exercise { kinds = isSkipping ? [] : [.task] + questions(in: kinds) + steps(of: exercise) }
        return kinds.map { Step(section: number, kind: $0) }
    }

    private static func steps(of example: Example, _ id: ExampleID) -> [Step.Kind] {
        let count = example.steps?.count ?? 1
        return [.show(id)] + (example.prediction == nil ? [] : [.predict(id)]) + (0..<count).map { .run(id, statement: $0) }
    }

    private static func steps(of exercise: Exercise) -> [Step.Kind] {
        let count = exercise.scriptSteps?.count ?? exercise.solution.count
        return (0..<count).map { .work(part: $0) } + [.verdict, .solution]
    }

    /// A task's text is one step. Its questions and examples have steps of their own.
    private static func questions(in kinds: [Step.Kind]) -> [Step.Kind] {
        kinds.filter { if case .text = $0 { false } else { true } }
    }

    // MARK: - What a step builds on

    /// The data or the folder that a step changes. What happens in one doesn't affect another.
    package enum Ground: Sendable, Hashable {
        case lesson
        /// A copy of the data: an exercise's, or that of an example with two sessions.
        case copy(String)
    }

    /// The steps that must have run before this one, in order, so that it finds what it expects.
    package func required(before index: Int, in lesson: Lesson) -> [Int] {
        guard let step = steps.element(at: index) else { return [] }
        let grounds: Set<Ground> = [.lesson, ground(of: step, in: lesson)]
        return (0..<index).filter { earlier in
            steps[earlier].runs && grounds.contains(ground(of: steps[earlier], in: lesson)) && changesAnything(earlier, in: lesson)
        }
    }

    /// Whether a later step can depend on what this one did. In a copy, every statement counts: which rows a transaction sees depends on
    /// when it first reads.
    func changesAnything(_ index: Int, in lesson: Lesson) -> Bool {
        ground(of: steps[index], in: lesson) != .lesson || lesson.changesAnything(in: steps[index])
    }

    package func ground(of step: Step, in lesson: Lesson) -> Ground {
        let section = lesson.sections[step.section]
        switch step.kind {
        case .run(let id, _):
            guard case .example(let example) = section.elements.element(at: id.element) else { return .lesson }
            return example.steps == nil ? .lesson : .copy(id.scriptName)
        case .work, .verdict:
            guard let exercise = section.exercise, exercise.isSQL else { return .lesson }
            return .copy(exercise.id)
        case .text, .question, .show, .predict, .task, .solution: return .lesson
        }
    }
}

extension Lesson {
    /// Whether a step can do more than read.
    fileprivate func changesAnything(in step: Step) -> Bool {
        guard let rehearsal = rehearsal(of: step), case .session = rehearsal.place else { return true }
        return rehearsal.text.canChangeData
    }
}

extension String {
    /// Whether it is SQL that does more than read. What can't be parsed may do anything, except a command that describes.
    package var canChangeData: Bool {
        let line = trimmingTrailingNewlines
        if line.hasPrefix("\\d"), !line.dropFirst().contains(where: { $0 == "\\" || $0.isNewline }) { return false }
        do throws(ParseFailure) { return try !Tree(parsing: self).onlyReads } catch { return true }
    }
}
