import SQLText

/// Rounding, which can turn differences in the last of many digits into visible ones.
extension Script {
    private static let smallest = "0.0000000001"

    /// The same script with slightly greater and slightly smaller numbers wherever it rounds a quotient or a mean. If these round
    /// differently, so may a correct answer that computes in another order.
    var roundingOtherwise: [Script] {
        ["+", "-"].compactMap { sign in
            editing { call in
                guard call.isRounding, let number = call.list("args").first,
                    number.all.contains(where: { $0.sign == "/" || $0.function == "avg" }),
                    let other = Tree.expression("$1 \(sign) \(Self.smallest)", number)
                else { return nil }
                return call.setting("args", [other] + call.list("args").dropFirst())
            }
        }
    }
}
