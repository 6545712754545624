// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/MemoryScan.h"

#include "tests/support/Disguised.h"

#include <QList>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <span>
#include <sstream>
#include <string>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace farewell {

namespace {

using Address = std::uint64_t;

struct Region
{
    Address begin;
    Address end;
};

constexpr Address piece = 1 << 20;
constexpr Address mostOverlap = 1024; ///< more than any secret takes on either side

/// The shadow of a sanitizer, many terabytes of it; no program's data is there.
constexpr Address shadowSize = 1ULL << 36;

/// A mapping of its own, which a mapping that is not shared can never be merged with; so that what
/// was read is not read once more.
class Window final
{
public:
    Window()
        : m_place(::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0))
        , m_file(::open("/proc/self/mem", O_RDONLY | O_CLOEXEC))
    {
        if (m_place == MAP_FAILED || m_file < 0) {
            qFatal("cannot read the memory of this process");
        }
    }
    ~Window()
    {
        ::munmap(m_place, size);
        ::close(m_file);
    }
    Q_DISABLE_COPY_MOVE(Window)

    [[nodiscard]] bool isIn(const Region &region) const
    {
        const auto here = reinterpret_cast<Address>(m_place);
        return region.begin <= here && here < region.end;
    }

    [[nodiscard]] std::span<const char> read(const Region &region) const
    {
        const auto count
            = ::pread(m_file, m_place, region.end - region.begin, static_cast<off_t>(region.begin));
        return {static_cast<const char *>(m_place), static_cast<std::size_t>(std::max(count, 0L))};
    }

private:
    static constexpr std::size_t size = piece + 2 * mostOverlap;

    void *m_place;
    int m_file;
};

QList<Region> writableRegions()
{
    QList<Region> regions;
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
        Region region{};
        char dash = 0;
        std::string rights;
        std::istringstream words(line);
        words >> std::hex >> region.begin >> dash >> region.end >> rights;
        if (rights.starts_with("rw") && region.end - region.begin < shadowSize) {
            regions += region;
        }
    }
    return regions;
}

/// Whether the characters [from, to) of the secret stand where they would if its character
/// `anchor` stood at `place`; each takes `width` bytes, low byte first.
bool standsAt(std::span<const char> bytes, std::ptrdiff_t place, const Disguised &secret,
              qsizetype anchor, qsizetype from, qsizetype to, qsizetype width)
{
    const std::ptrdiff_t begin = place + (from - anchor) * width;
    const std::ptrdiff_t end = place + (to - anchor) * width;
    if (begin < 0 || end > std::ssize(bytes)) {
        return false;
    }
    for (qsizetype i = from; i < to; ++i) {
        const auto at = static_cast<std::size_t>(place + (i - anchor) * width);
        if (bytes[at] != secret.at(i) || (width == 2 && bytes[at + 1] != 0)) {
            return false;
        }
    }
    return true;
}

/// What stands in `bytes` with the middle of it beginning in [first, last).
void count(std::span<const char> bytes, std::size_t first, std::size_t last,
           const Disguised &secret, Copies &copies)
{
    const qsizetype middle = secret.size() / 4;
    const qsizetype middleEnd = secret.size() - middle;
    for (std::size_t at = first; at < last; ++at) {
        const void *found = std::memchr(bytes.data() + at, secret.at(middle), last - at);
        if (found == nullptr) {
            return;
        }
        at = static_cast<std::size_t>(static_cast<const char *>(found) - bytes.data());
        for (const qsizetype width : {1, 2}) {
            const auto stands = [&](qsizetype from, qsizetype to) {
                return standsAt(bytes, static_cast<std::ptrdiff_t>(at), secret, middle, from, to,
                                width);
            };
            if (stands(0, secret.size())) {
                ++(width == 1 ? copies.utf8 : copies.utf16);
            } else if (stands(middle, middleEnd)) {
                ++copies.torn;
            }
        }
    }
}

} // namespace

Copies copiesInMemory(const Disguised &secret)
{
    const Window window;
    Copies copies;
    const QList<Region> regions = writableRegions();
    for (const Region &region : regions) {
        if (window.isIn(region)) {
            continue;
        }
        for (Address at = region.begin; at < region.end; at += piece) {
            const Region part{std::max(region.begin, at - mostOverlap),
                              std::min(region.end, at + piece + mostOverlap)};
            const auto bytes = window.read(part);
            const std::size_t first = at - part.begin;
            count(bytes, first, std::min<std::size_t>(bytes.size(), first + piece), secret, copies);
        }
    }
    return copies;
}

} // namespace farewell
