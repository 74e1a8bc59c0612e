package import Course

extension Example.Prediction {
    /// What stands before the question.
    package var opening: String {
        if case .question = self { "Before you run this: " } else { "Run this, but first: " }
    }

    /// What is asked before the example is run.
    package var question: String {
        switch self {
        case .rows: "how many rows will there be?"
        case .plan: "how will the server go about it?"
        case .error: "what will the server say to it?"
        case .question(let text): text
        }
    }
}
