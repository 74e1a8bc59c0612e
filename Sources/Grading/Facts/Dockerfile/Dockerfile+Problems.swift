extension Dockerfile.Problem {
    /// A sentence that says what is wrong, and on which line.
    var sentence: String {
        switch kind {
        case .unknownInstruction(let word): "Line \(line) of the Dockerfile: `\(word)` is not a Dockerfile instruction. Is it misspelled?"
        case .missingArguments(let keyword): "Line \(line) of the Dockerfile: \(keyword) has nothing after it."
        case .beforeFrom(let keyword): "Line \(line) of the Dockerfile: \(keyword) comes before FROM. What must a Dockerfile start with?"
        case .noFrom: "The Dockerfile has no FROM. Which image should yours build on?"
        case .unterminatedHeredoc(let name): "Line \(line) of the Dockerfile: the heredoc never ends, because a line \(name) is missing."
        }
    }
}
