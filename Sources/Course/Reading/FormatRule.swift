/// The rules of the format. Breaking one is an error.
package enum FormatRule: String, Sendable, CaseIterable {
    case encoding
    case file
    case fileName = "file-name"
    case frontMatter = "front-matter"
    case yaml
    case unknownKey = "unknown-key"
    case missingKey = "missing-key"
    case value
    case size
    case infoString = "info-string"
    case unknownLanguage = "unknown-language"
    case unknownRole = "unknown-role"
    case blockPlace = "block-place"
    case openFence = "open-fence"
    case exerciseID = "exercise-id"
    case solution
    case match
    case diagram
    case quiz
    case reference
    case dataset
    case unknownName = "unknown-name"
    case vary

    /// What the rule requires, in one sentence for the list of rules.
    package var summary: String {
        switch self {
        case .encoding: "Every file of a course is UTF-8 text without NUL."
        case .file: "Every file can be read, is a regular file of at most 1 MB, and is inside the course's folder."
        case .fileName: "Folders and lesson files are named `<number>-<id>`."
        case .frontMatter: "A lesson starts with front matter between two `---` lines."
        case .yaml: "YAML is well formed."
        case .unknownKey: "Every key is part of the format."
        case .missingKey: "Every required key is present."
        case .value: "Every value is what its key requires."
        case .size: "A lesson has no more link references, table cells, and nested blocks than calf can lay out."
        case .infoString: "An info string is a language, a role, keys with values, and at most one message."
        case .unknownLanguage: "The language of a block is one that calf knows."
        case .unknownRole: "The role of a block is one that its language can have."
        case .blockPlace: "Every block is in a place where its role makes sense."
        case .openFence: "Every fenced block has a closing fence."
        case .exerciseID: "Every exercise has an id, unique in its lesson."
        case .solution: "Every exercise has a solution, and a check unless the solution is SQL."
        case .match: "`match` is a valid regular expression."
        case .diagram: "A Mermaid diagram is of a supported kind and has no syntax errors."
        case .quiz: "A quiz has choices, at least one of them correct, or short answers."
        case .reference: "Modules and lessons that are named exist, ids are unique, and no lesson requires itself."
        case .dataset: "The dataset exists."
        case .unknownName: "Facts, plan steps, and constructs in a check are ones that calf can observe."
        case .vary: "The constants that `vary` replaces are in the task and in the solution of an SQL exercise."
        }
    }
}
