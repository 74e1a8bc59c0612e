/// A memory limit as `docker run --memory` takes it: `64m`, where each unit is 1024 times the previous one; `none` means no limit.
package struct MemorySize: Equatable {
    package let bytes: Int

    package init(bytes: Int) { self.bytes = bytes }

    package init?(_ text: String) {
        let text = text.lowercased()
        if text == "none" {
            bytes = 0
            return
        }
        let number = text.prefix { $0.isNumber }
        let unit = text.dropFirst(number.count).prefix { $0 != "b" }
        guard let count = Int(number), let power = ["", "k", "m", "g"].firstIndex(of: String(unit)) else { return nil }
        let (bytes, overflows) = count.multipliedReportingOverflow(by: 1 << (10 * power))
        if overflows { return nil }
        self.bytes = bytes
    }

    /// In the largest unit that divides it evenly.
    package var text: String {
        if bytes == 0 { return "none" }
        let power = (1...3).last { bytes % (1 << (10 * $0)) == 0 } ?? 0
        return "\(bytes >> (10 * power))" + ["b", "k", "m", "g"][power]
    }
}
