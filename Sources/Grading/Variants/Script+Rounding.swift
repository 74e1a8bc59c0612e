import Postgres
import SQLText

/// Rounding, which can turn differences in the last of many digits into visible ones.
extension Script {
    private static let smallest = "0.0000000001"

    /// The same script with slightly greater and slightly smaller numbers wherever it rounds a quotient or a mean. If these round
    /// differently, so may a correct answer that computes in another order.
    var roundingOtherwise: [Script] {
        let outlines = statements.map { Outline($0.text, columns: [:]) }
        return ["+", "-"].compactMap { sign in
            let texts = outlines.map { outline -> String in
                let edits = outline.calls(of: ["round", "trunc", "floor", "ceil", "ceiling"]).flatMap { call -> [Edit] in
                    guard let number = outline.parts(call.inside).first, let last = number.last,
                        number.contains(where: { outline.words[$0].isOne(of: ["/", "avg"]) })
                    else { return [] }
                    return [outline.insert(" (", after: call.name + 1), outline.insert(") \(sign) \(Self.smallest)", after: last)]
                }
                return edits.applied(to: outline.text) ?? outline.text
            }
            return zip(texts, outlines).contains { $0 != $1.text } ? Script(texts.joined(separator: ";\n")) : nil
        }
    }
}
