import TutorCore

/// What is typed into shells once the frame, and with it their size, is known. A shell whose size changes while it reads a line draws that
/// line twice.
struct ShellTyping {
    private var waiting: [Effect] = []

    /// Whether an effect has to wait for the next frame: typing does, and whatever follows it in a shell, but never a new size.
    mutating func holdsBack(_ effect: Effect) -> Bool {
        switch effect {
        case .shell(_, .resize): return false
        case .shell(_, .run): break
        case .shell where !waiting.isEmpty: break
        default: return false
        }
        waiting.append(effect)
        return true
    }

    /// The effects that waited, in their order.
    mutating func release() -> [Effect] {
        defer { waiting = [] }
        return waiting
    }
}
