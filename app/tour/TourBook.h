// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDir>
#include <QList>
#include <QSet>
#include <QSize>

class QImage;

namespace farewell {

/// A page of the tour: one picture and what belongs to it. All of it is plain text.
struct TourPage
{
    QString name;  ///< of the state in the picture, for the file: "loginWindow-ready"
    QString title; ///< of the window
    QString see;
    QString todo;   ///< may be empty
    QString marked; ///< what the ring is around; may be empty
};

/// What a tour leaves behind in a folder: a picture for each page, `index.html` and `tour.md`. They
/// need nothing but each other.
class TourBook final
{
public:
    TourBook(const QString &folder, QString title, QString introduction);

    enum class Opened {
        Yes,
        NotWritable,
        OfSomebodyElse, ///< there is something in it, and no tour has left it
    };

    /// Makes the folder, or takes away what an earlier tour left there, by the list that it left.
    [[nodiscard]] Opened open();

    /// A picture that is there already is not added once more. False when the disk does not take
    /// it.
    [[nodiscard]] bool add(const TourPage &page, const QImage &picture);

    /// Writes what is read; false when the disk does not take it.
    [[nodiscard]] bool close() const;

    /// The names of the pictures so far, in order: "03-loginWindow-ready.png".
    [[nodiscard]] QStringList files() const;

private:
    [[nodiscard]] bool writeList() const;

    struct Entry
    {
        TourPage page;
        QString file;
        QSize size; ///< in the pixels of a window
    };

    [[nodiscard]] QString html() const;
    [[nodiscard]] QString markdown() const;

    QDir m_folder;
    QString m_title;
    QString m_introduction;
    QList<Entry> m_entries;
    QSet<size_t> m_pictures; ///< the hash of each
};

} // namespace farewell
