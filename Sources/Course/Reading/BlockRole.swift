/// The purpose of a fenced block: the word after its language.
enum BlockRole: String, CaseIterable {
    case run, output, error, setup, starter, solution, alternative, mistake, when, check, quiz, hint, notes

    /// The languages that a block with this role may have.
    var languages: [String] {
        switch self {
        case .run, .setup: ["sql", "sh"]
        case .output, .error, .hint, .notes: ["text"]
        case .when, .check, .quiz: ["yaml"]
        case .starter, .solution, .alternative, .mistake: ["sql", "sh"] + BlockLanguage.ofFiles
        }
    }

    /// The keys that are allowed with this role.
    var keys: [String] {
        switch self {
        case .run: PredictionReader.keys
        case .output, .error: ["match"]
        case .starter, .solution, .alternative: ["path"]
        case .mistake: ["path", "error"]
        case .setup, .when, .check, .quiz, .hint, .notes: []
        }
    }

    /// Whether a quoted text must follow.
    var takesMessage: Bool { self == .alternative || self == .mistake }

    /// Whether the block may only appear in an exercise.
    var isOfExercise: Bool {
        switch self {
        case .starter, .solution, .alternative, .mistake, .when, .check, .hint: true
        case .run, .output, .error, .setup, .quiz, .notes: false
        }
    }
}

/// The languages of fenced blocks.
enum BlockLanguage {
    /// The languages of files that the learner writes; such a block needs `path=` if it has a role.
    static let ofFiles = ["dockerfile", "python", "yaml", "text", "html", "json", "ini"]

    /// The languages of blocks without a role; `mermaid` is drawn, the others are shown.
    static let all = ["sql", "sh"] + ofFiles + ["mermaid", "csv", "diff"]
}
