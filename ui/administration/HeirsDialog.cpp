// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/HeirsDialog.h"

#include "app/admin/steps/Heirs.h"
#include "ui/Names.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/ScrollColumn.h"
#include "ui/widgets/WindowSize.h"

#include <QComboBox>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>

namespace farewell {

namespace {

constexpr double startWidth = 26; // of the font's height

/// Whoever scrolls through a long list of rooms must not change who becomes admin of them.
class HeirBox final : public QComboBox
{
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
};

} // namespace

HeirsDialog::HeirsDialog(const AdminTarget &target, const QList<Heir> &chosen,
                         const QString &acting, QWidget *parent)
    : QDialog(parent)
{
    setNames(this, names::heirsDialog, {});
    setWindowTitle(tr("Who becomes admin"));
    openWithinScreen(this);
    limitLines(this);
    auto *column = new QVBoxLayout(this);
    const int margin = em(this, 1.4);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(em(this, 0.8));
    column->addWidget(makeText(tr("Who becomes admin"), TextStyle::Title, this));
    column->addWidget(makeText(names::actingLabel, acting, TextStyle::Small, this));
    column->addWidget(makeText(tr("Proposed are members of this server with the most rights, then "
                                  "those who have been there longest."),
                               TextStyle::Muted, this));
    auto *scroll = new ScrollColumn(names::contentScrollArea, this);
    scroll->column()->setSpacing(em(this, 0.5));
    for (const AdminRoom &room : target.onlyAdminIn) {
        addRoom(room, target.id(), chosen, scroll->content());
        scroll->column()->addWidget(m_rows.constLast().box->parentWidget());
    }
    scroll->column()->addStretch(1);
    column->addWidget(scroll, 1);
    auto *buttons = new ButtonRow(this);
    auto *cancel = makeButton(names::cancelButton, tr("Cancel"), Role::Plain, buttons);
    auto *accept = makeButton(names::acceptHeirsButton, tr("Use these"), Role::Primary, buttons);
    buttons->add(cancel);
    buttons->add(accept);
    column->addWidget(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(accept, &QPushButton::clicked, this, &QDialog::accept);
    const int width = em(this, startWidth);
    resize(width, heightToSeeAll(*this, *buttons, width));
    if (!m_rows.isEmpty()) {
        m_rows.constFirst().box->setFocus();
    }
}

void HeirsDialog::addRoom(const AdminRoom &room, const QString &subject, const QList<Heir> &chosen,
                          QWidget *place)
{
    auto *row = new QWidget(place);
    auto *lines = new QVBoxLayout(row);
    lines->setContentsMargins({});
    lines->setSpacing(em(this, 0.2));
    const QString name = room.name.isEmpty() ? room.id : room.name;
    lines->addWidget(makeText(name, TextStyle::FieldLabel, row));
    auto *box = new HeirBox(row);
    setNames(box, names::indexed(names::heirBox, m_rows.size()), name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    const QStringList possible = possibleHeirs(room, subject);
    for (const QString &id : possible) {
        box->addItem(id, id);
    }
    box->addItem(tr("Nobody: leave this room without an admin"), QString());
    const auto heir = std::ranges::find(chosen, room.id, &Heir::roomId);
    box->setCurrentIndex(heir == chosen.end() ? box->count() - 1 : box->findData(heir->userId));
    lines->addWidget(box);
    m_rows += {room.id, box};
}

QList<Heir> HeirsDialog::heirs() const
{
    QList<Heir> heirs;
    for (const Row &row : m_rows) {
        const QString id = row.box->currentData().toString();
        if (!id.isEmpty()) {
            heirs += {row.roomId, id};
        }
    }
    return heirs;
}

} // namespace farewell
