/// A `sequenceDiagram`: participants, and the steps between them in order.
package struct SequenceDiagram: Sendable, Equatable {
    /// A box around neighboring participants.
    package struct Box: Sendable, Equatable {
        package var label: String
        /// Indexes of `participants`, the smaller one first.
        package var first: Int
        package var last: Int
    }

    package struct Participant: Sendable, Equatable {
        package var id: String
        /// Lines are separated by line feeds.
        package var label: String
    }

    package enum Head: Sendable, Equatable { case none, arrow, cross, open }

    package struct Message: Sendable, Equatable {
        /// Indexes of `participants`; equal for a message to itself.
        package var from: Int
        package var to: Int
        package var text: String
        package var isDotted: Bool
        package var head: Head
        /// Whether the arrow has the same head at both ends.
        package var isTwoWay = false
    }

    package enum Side: Sendable, Equatable { case left, right, over }

    package struct Note: Sendable, Equatable {
        package var text: String
        /// Indexes of `participants`, the smaller one first.
        package var first: Int
        package var last: Int
        package var side: Side
    }

    package enum Step: Sendable, Equatable {
        case message(Message)
        case note(Note)
        /// The start of a frame: `loop`, `alt`, `opt`, `par`, `critical`, `break`, or `rect`, with its condition. A `rect` has none: what
        /// follows the word is a color.
        case frame(String, String)
        /// Another part of the frame: `else`, `and`, or `option`, with its condition.
        case part(String, String)
        /// The end of the innermost frame.
        case end
    }

    package var title: String?
    package var participants: [Participant] = []
    package var boxes: [Box] = []
    /// Every frame has an end.
    package var steps: [Step] = []

    package init() {}
}
