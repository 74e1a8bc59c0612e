/// A question about a request to the engine that waits: it would change something that the lesson didn't create.
package struct GuardQuestion: Sendable, Equatable {
    /// Identifies it among those that wait.
    package var id: Int
    /// `Allow removing container web?`
    package var text: String
    /// What is known about the object, and what the answer means, as sentences.
    package var detail: String
    /// Whether it is about an object that can become part of the lesson.
    package var canAdopt: Bool

    package init(id: Int, text: String, detail: String, canAdopt: Bool) {
        self.id = id
        self.text = text
        self.detail = detail
        self.canAdopt = canAdopt
    }
}

/// The learner's answer.
package enum GuardAnswer: Sendable, Equatable {
    case no, yes
    /// Yes, and the object is part of the lesson from now on.
    case adopt
}
