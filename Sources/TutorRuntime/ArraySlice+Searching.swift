import Glibc

extension ArraySlice<UInt8> {
    /// The number of bytes up to the end of the first place with these words, including them.
    func end(of words: [UInt8]) -> Int? {
        withUnsafeBytes { text in
            guard let start = text.baseAddress else { return nil }
            var place = 0
            while place + words.count <= text.count {
                let rest = text.count - place - words.count + 1
                guard let next = memchr(start + place, Int32(words[0]), rest) else { return nil }
                if memcmp(next, words, words.count) == 0 { return UnsafeRawPointer(next) - start + words.count }
                place = UnsafeRawPointer(next) - start + 1
            }
            return nil
        }
    }
}
