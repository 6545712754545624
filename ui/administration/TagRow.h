// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/administration/CardTags.h"

#include <QWidget>

namespace farewell {

/// Tags one after the other, in as many lines as they need. What they say a screen reader hears as
/// one sentence.
class TagRow final : public QWidget
{
    Q_OBJECT

public:
    TagRow(const QString &name, QWidget *parent);

    void showTags(const QList<CardTag> &tags);
    [[nodiscard]] const QList<CardTag> &tags() const { return m_tags; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QFont tagFont() const;
    [[nodiscard]] QList<QRect> places(int width) const;

    QList<CardTag> m_tags;
};

} // namespace farewell
