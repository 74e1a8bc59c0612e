import Glibc

/// C strings with a NULL at the end, as libpq takes them.
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

    /// Valid as long as the array is.
    var base: UnsafePointer<UnsafePointer<CChar>?>? { UnsafePointer(strings.baseAddress) }
}
