/// One command of vi, read from the keys typed so far.
struct ViCall: Sendable {
    enum Reading {
        /// More keys are needed.
        case incomplete
        case unknown
        case call(ViCall)
    }

    var count: Int?
    /// The operator, such as `d`; `nil` for a motion or a command without one.
    var operation: String?
    /// A motion, a text object such as `iw`, or a command.
    var name = ""
    /// The character that `f`, `t` and `r` are followed by.
    var argument: Character?
    /// Whether it repeats the last `f` or `t`.
    var isRepeated = false
    /// Whether it was typed while text was selected.
    var isVisual = false

    /// A larger count is a slip, and would only fill the memory.
    private static let maxCount = 9999

    static func read(_ keys: [Character], isVisual: Bool) -> Reading {
        var rest = keys[...]
        var call = ViCall(isVisual: isVisual)
        call.readCount(&rest)
        guard var first = rest.popFirst() else { return .incomplete }
        if !isVisual, "dcy<>".contains(first) {
            call.operation = String(first)
            call.readCount(&rest)
            guard let next = rest.popFirst() else { return .incomplete }
            if next == first {
                call.name = "line"
                return .call(call)
            }
            first = next
        }
        call.name = String(first)
        let isObject = "ia".contains(first) && (isVisual || call.operation != nil)
        // Vim's other commands of two keys are unknown, and their second key must not become a command.
        if isObject || "g\"'`m@qzZ[]".contains(first) {
            guard let next = rest.popFirst() else { return .incomplete }
            call.name.append(next)
            if isObject { return ViTextObject.all[next] == nil ? .unknown : .call(call) }
        }
        if "fFtTr".contains(first) {
            guard let next = rest.popFirst() else { return .incomplete }
            call.argument = next
        }
        if ViMotion.all[call.name] != nil || ";,".contains(first) { return .call(call) }
        if call.operation != nil { return .unknown }
        let isKnown = isVisual ? ViAction.visual[call.name] != nil : ViAction.normal[call.name] != nil
        return isKnown ? .call(call) : .unknown
    }

    /// Two counts, as in `2d3w`, are multiplied.
    private mutating func readCount(_ keys: inout ArraySlice<Character>) {
        let digits = keys.first == "0" ? [] : keys.prefix { $0.isASCII && $0.isNumber }
        if digits.isEmpty { return }
        keys = keys.dropFirst(digits.count)
        let number = Int(String(digits)) ?? ViCall.maxCount
        count = min((count ?? 1) * min(number, ViCall.maxCount), ViCall.maxCount)
    }
}
