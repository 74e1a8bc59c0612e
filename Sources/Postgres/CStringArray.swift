import Glibc

/// A NULL-terminated array of C strings, as libpq expects it.
struct CStringArray: ~Copyable {
    private let strings: UnsafeMutableBufferPointer<UnsafePointer<CChar>?>

    init(_ texts: [String?]) {
        strings = .allocate(capacity: texts.count + 1)
        strings.initialize(repeating: nil)
        for (index, text) in texts.enumerated() {
            strings[index] = text.flatMap { strdup($0) }.map { UnsafePointer($0) }
        }
    }

    deinit {
        for string in strings { free(UnsafeMutableRawPointer(mutating: string)) }
        strings.deallocate()
    }

    /// Valid for the lifetime of the array.
    var base: UnsafePointer<UnsafePointer<CChar>?>? { UnsafePointer(strings.baseAddress) }
}
