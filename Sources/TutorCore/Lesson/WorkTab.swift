package import Course

/// A tab on the work side of a lesson.
package enum WorkTab: String, Sendable, Hashable, CaseIterable {
    case sql = "SQL"
    case shell = "Shell"
    case files = "Files"
    case engine = "Engine"

    package var title: String { rawValue }

    /// Its name in the UI.
    package var place: String {
        switch self {
        case .sql: "scratchpad"
        case .shell: "shell"
        case .files: "files"
        case .engine: "engine"
        }
    }

    /// The pane that gets the focus when the tab is chosen.
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
    /// The tabs that the lesson needs; the first, which most of its exercises use, is shown initially.
    package var workTabs: [WorkTab] {
        switch engine {
        case .postgresql where hasFiles && !isMostlySQL: [.files, .shell, .sql]
        case .postgresql: [.sql] + (hasFiles || needsShell ? [.shell] : []) + (hasFiles ? [.files] : [])
        case .both: [.shell, .files, .sql, .engine]
        case .docker: [.shell, .files, .engine]
        case .none where hasFiles: isMostlyFiles ? [.files, .shell] : [.shell, .files]
        case .none: needsShell ? [.shell] : [.sql]
        }
    }

    /// Whether at least half of the exercises are answered in the scratchpad.
    private var isMostlySQL: Bool { exercises.count(where: \.isSQL) * 2 >= exercises.count }

    /// Whether any exercise is about files in the workspace.
    private var hasFiles: Bool { exercises.contains(where: \.hasFiles) }

    private var isMostlyFiles: Bool { exercises.count(where: \.hasFiles) * 2 >= exercises.count }

    /// Whether any solution is typed in a shell.
    private var needsShell: Bool {
        exercises.contains { $0.solution.contains { $0.language == "sh" } }
            || sections.contains { section in
                section.elements.contains { if case .example(let example) = $0 { example.block.language == "sh" } else { false } }
            }
    }
}

extension Exercise {
    fileprivate var hasFiles: Bool { (starter + solution).contains { $0.path != nil } }
    fileprivate var beginsWithFile: Bool { (starter + solution).first?.path != nil }
}

extension LessonState.Focus {
    /// The work tab with the focus; `nil` if the text has it.
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
    /// The tabs that can be shown beside the text: those the lesson needs, and those the learner has opened.
    package var tabs: [WorkTab] {
        let own = lesson.workTabs
        return own.contains(tab) ? own : own + [tab]
    }

    /// The tab for the current exercise: the scratchpad for SQL, otherwise the files or the shell. Containers begin in the shell.
    package var workTab: WorkTab {
        if exercise?.isSQL ?? lesson.workTabs.contains(.sql) { return .sql }
        let tabs = lesson.workTabs.filter { $0 != .sql }
        let wanted: WorkTab = exercise?.beginsWithFile == true && !lesson.engine.hasContainers ? .files : .shell
        return tabs.contains(wanted) ? wanted : tabs.first ?? .sql
    }

    /// Whether the engine gets a column of its own if there is room.
    package var hasEngine: Bool { lesson.workTabs.contains(.engine) }
}
