/// What a fenced block is for: the word after its language.
enum BlockRole: String, CaseIterable {
    case run, output, error, setup, starter, solution, alternative, mistake, when, check, quiz, hint, notes

    /// The languages that may have this role.
    var languages: [String] {
        switch self {
        case .run, .setup: ["sql", "sh"]
        case .output, .error, .hint, .notes: ["text"]
        case .when, .check, .quiz: ["yaml"]
        case .starter, .solution, .alternative, .mistake: ["sql", "sh"] + BlockLanguage.ofFiles
        }
    }

    /// The keys it takes.
    var keys: [String] {
        switch self {
        case .run: ["predict"]
        case .output, .error: ["match"]
        case .starter, .solution, .alternative: ["path"]
        case .mistake: ["path", "error"]
        case .setup, .when, .check, .quiz, .hint, .notes: []
        }
    }

    /// Whether a text in quotes must follow.
    var takesMessage: Bool { self == .alternative || self == .mistake }

    /// Whether it belongs to an exercise and stands nowhere else.
    var isOfExercise: Bool {
        switch self {
        case .starter, .solution, .alternative, .mistake, .when, .check, .hint: true
        case .run, .output, .error, .setup, .quiz, .notes: false
        }
    }
}

/// The languages of fenced blocks.
enum BlockLanguage {
    /// What a file that the learner writes may be in; a block of these with a role needs `path=`.
    static let ofFiles = ["dockerfile", "python", "yaml", "text", "html", "json", "ini"]

    /// What a block without a role may be in; `mermaid` is drawn, the others are shown.
    static let all = ["sql", "sh"] + ofFiles + ["mermaid", "csv", "diff"]
}
