import YAML

/// A quiz as it is asked, without what is right.
struct QuizText {
    var question: String
    var choices: [String]

    /// `nil`: no quiz can be read there.
    init?(yaml text: String) {
        guard let node = QuizText.node(text), let question = node.value(of: "question")?.text else { return nil }
        self.question = question
        choices = (node.value(of: "choices")?.items ?? []).compactMap { $0.value(of: "text")?.text }
    }

    /// What is no YAML is shown as it stands; saying what is wrong with it is the linter's part.
    private static func node(_ text: String) -> Node? {
        do throws(YAMLError) { return try YAML.parse(text) } catch { return nil }
    }
}

extension Node {
    fileprivate func value(of key: String) -> Node? {
        guard case .mapping(let pairs) = kind else { return nil }
        return pairs.first { $0.key.text == key }?.value
    }
}
