/// Parses options as docker does: `--name=value`, `--name value`, `-nvalue`, `-n value`, `-n=value`, combined letters, and `--`.
struct OptionReader {
    struct Reading {
        var options: [DockerOption] = []
        var operands: [String] = []
        /// Where parsing stopped: at the end, or at the first operand if options are allowed only before it.
        var end: Int
        var isWhole = true
    }

    private let shape: CommandShape

    init(_ shape: CommandShape) { self.shape = shape }

    func read(_ words: [String], from start: Int) -> Reading {
        var reading = Reading(end: start)
        var index = start
        while index < words.count {
            let word = words[index]
            if word == "--" {
                index += 1
                break
            }
            if !word.hasPrefix("-") || word == "-" {
                if shape.stopsAtOperand { break }
                reading.operands.append(word)
                index += 1
                continue
            }
            if shape.isLenient {
                let name = word.drop { $0 == "-" }.prefix { $0 != "=" }
                reading.options.append(DockerOption(String(name), word: index))
                index += 1
                continue
            }
            guard let used = word.hasPrefix("--") ? long(words, index, &reading) : letters(words, index, &reading) else {
                // The next word may or may not be its value.
                reading.isWhole = false
                break
            }
            index += used
        }
        reading.end = min(index, words.count)
        return reading
    }

    /// The number of words that the option takes up, or `nil` if the option is unknown.
    private func long(_ words: [String], _ index: Int, _ reading: inout Reading) -> Int? {
        let body = words[index].dropFirst(2)
        let name = String(body.prefix { $0 != "=" })
        guard let takesValue = shape.takesValue(name) else { return nil }
        if name.count < body.count {
            reading.options.append(
                DockerOption(name, value: String(body.dropFirst(name.count + 1)), word: index, prefix: "--\(name)="))
            return 1
        }
        return append(name, takesValue: takesValue, words, index, &reading)
    }

    private func letters(_ words: [String], _ index: Int, _ reading: inout Reading) -> Int? {
        var rest = words[index].dropFirst()
        var prefix = "-"
        while let letter = rest.popFirst() {
            prefix.append(letter)
            guard let name = shape.name(of: letter), let takesValue = shape.takesValue(name) else { return nil }
            if rest.first == "=" {
                reading.options.append(DockerOption(name, value: String(rest.dropFirst()), word: index, prefix: prefix + "="))
                return 1
            }
            if takesValue, !rest.isEmpty {
                reading.options.append(DockerOption(name, value: String(rest), word: index, prefix: prefix))
                return 1
            }
            if takesValue { return append(name, takesValue: true, words, index, &reading) }
            reading.options.append(DockerOption(name, word: index))
        }
        return 1
    }

    private func append(_ name: String, takesValue: Bool, _ words: [String], _ index: Int, _ reading: inout Reading) -> Int? {
        guard takesValue else {
            reading.options.append(DockerOption(name, word: index))
            return 1
        }
        // Docker will report the missing value.
        guard index + 1 < words.count else { return nil }
        reading.options.append(DockerOption(name, value: words[index + 1], word: index + 1))
        return 2
    }
}
