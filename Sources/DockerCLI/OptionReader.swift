/// Parses options as docker does: `--name=value`, `--name value`, `-nvalue`, `-n value`, `-n=value`, combined letters, and `--`.
struct OptionReader {
    struct Reading {
        var options: [DockerOption] = []
        var operands: [String] = []
        /// Where parsing stopped: at the end, at an unknown option, or at the first operand if options are allowed only before it.
        var end: Int
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
            guard let used = word.hasPrefix("--") ? long(words, index, &reading) : letters(words, index, &reading) else { break }
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
            reading.options.append(DockerOption(name: name, value: String(body.dropFirst(name.count + 1))))
            return 1
        }
        return append(name, takesValue: takesValue, words, index, &reading)
    }

    private func letters(_ words: [String], _ index: Int, _ reading: inout Reading) -> Int? {
        var rest = words[index].dropFirst()
        while let letter = rest.popFirst() {
            guard let name = shape.name(of: letter), let takesValue = shape.takesValue(name) else { return nil }
            if rest.first == "=" || takesValue && !rest.isEmpty {
                reading.options.append(DockerOption(name: name, value: String(rest.first == "=" ? rest.dropFirst() : rest)))
                return 1
            }
            if takesValue { return append(name, takesValue: true, words, index, &reading) }
            reading.options.append(DockerOption(name: name))
        }
        return 1
    }

    private func append(_ name: String, takesValue: Bool, _ words: [String], _ index: Int, _ reading: inout Reading) -> Int? {
        // Docker will report a missing value.
        if takesValue, index + 1 >= words.count { return nil }
        reading.options.append(DockerOption(name: name, value: takesValue ? words[index + 1] : nil))
        return takesValue ? 2 : 1
    }
}
