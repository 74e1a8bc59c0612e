package import Course

/// One of the things that the work side of a lesson can show.
package enum WorkTab: Sendable, Hashable, CaseIterable {
    case sql, shell, files, engine

    package var title: String {
        switch self {
        case .sql: "SQL"
        case .shell: "Shell"
        case .files: "Files"
        case .engine: "Engine"
        }
    }

    /// What the learner calls the place.
    package var place: String {
        switch self {
        case .sql: "scratchpad"
        case .shell: "shell"
        case .files: "files"
        case .engine: "engine"
        }
    }

    /// Where the keys go when it is chosen.
    package var focus: LessonState.Focus {
        switch self {
        case .sql: .editor
        case .shell: .shell
        case .files: .files
        case .engine: .engine
        }
    }
}

extension Lesson {
    /// What there is to work with, the first shown first.
    package var workTabs: [WorkTab] {
        switch engine {
        case .postgresql: hasFiles ? [.files, .shell, .sql] : needsShell ? [.sql, .shell] : [.sql]
        case .both: [.shell, .files, .sql, .engine]
        case .docker: [.shell, .files, .engine]
        case .none: hasFiles ? [.files, .shell] : needsShell ? [.shell] : [.sql]
        }
    }

    /// Whether exercises are about files in the workspace.
    private var hasFiles: Bool {
        exercises.contains { ($0.starter + $0.solution).contains { $0.path != nil } }
    }

    /// Whether something in it is typed at a shell.
    private var needsShell: Bool {
        exercises.contains { $0.solution.contains { $0.language == "sh" } }
            || sections.contains { section in
                section.elements.contains { if case .example(let example) = $0 { example.block.language == "sh" } else { false } }
            }
    }
}

extension LessonState.Focus {
    /// The part of the work side that has the keys; `nil` where that is the text.
    package var tab: WorkTab? {
        switch self {
        case .text: nil
        case .editor, .result, .verdict: .sql
        case .shell: .shell
        case .files: .files
        case .engine: .engine
        }
    }
}

extension LessonState {
    /// What can be shown beside the text: what the lesson is about, and what the learner has asked for.
    package var tabs: [WorkTab] {
        let own = lesson.workTabs
        return own.contains(tab) ? own : own + [tab]
    }

    /// Where the current exercise is worked on: SQL in the scratchpad, everything else in the first of the other tabs.
    package var workTab: WorkTab {
        let isSQL = exercise?.isSQL ?? lesson.workTabs.contains(.sql)
        return isSQL ? .sql : lesson.workTabs.first { $0 != .sql } ?? .sql
    }

    /// Whether the engine has a column of its own where there is room.
    package var hasEngine: Bool { lesson.workTabs.contains(.engine) }
}
